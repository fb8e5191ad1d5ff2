/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  // Two servers on one work tree need a build folder each.
  distDir: process.env['NEXT_DIST_DIR'] ?? '.next',
  poweredByHeader: false,
  devIndicators: false,
  serverExternalPackages: ['better-sqlite3', '@duckdb/node-api', 'playwright-core'],
  // `npm run verify` checks types; a start on a fresh clone should not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A lock file in a folder above would otherwise make Next take that folder for the project.
  turbopack: { root: import.meta.dirname },
};

export default nextConfig;
