// Plain JavaScript: it runs before anything is installed, and must be readable by a Node that is too old.
import { findNodeProblem } from './setup/node-version.mjs';

const problem = findNodeProblem(process.version);
if (problem) {
  console.error(`perunit: ${problem}`);
  process.exit(1);
}

const { startApp } = await import('./setup/start-app.mjs');
await startApp({ dev: process.argv.includes('--dev') });
