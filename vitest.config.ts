import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: { '@': root, 'server-only': fileURLToPath(new URL('./scripts/testing/server-only.ts', import.meta.url)) },
  },
  test: {
    include: ['{app,bench,cli,components,db,lib,scripts}/**/*.test.{ts,tsx,mjs}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
