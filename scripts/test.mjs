// Plain JavaScript: on a fresh clone it runs before anything is installed.
import { findNodeProblem } from './setup/node-version.mjs';

const problem = findNodeProblem(process.version);
if (problem) {
  console.error(`perunit: ${problem}`);
  process.exit(1);
}

const { runAllTests } = await import('./setup/all-tests.mjs');
await runAllTests();
