// All static checks and the unit tests under two time zones, the same here as in CI.
import { runVerification } from './setup/verification.mjs';

const { passed, failed, skipped } = await runVerification();
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
