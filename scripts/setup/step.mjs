/** A stop that a person can do something about: its message is the whole story, without a stack. */
export class StopError extends Error {}

/** @param {number} startedAt from performance.now() */
export const secondsSince = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

/**
 * Does one step and prints one line with what it did and its time.
 * @param {string} title shown while it runs, on a terminal
 * @param {() => Promise<string>} work resolves to what to print
 */
export async function runStep(title, work) {
  const startedAt = performance.now();
  const isTerminal = process.stdout.isTTY;
  if (isTerminal) process.stdout.write(`… ${title}`);
  try {
    const done = await work();
    process.stdout.write(`${isTerminal ? '\r\x1b[K' : ''}✓ ${done} (${secondsSince(startedAt)})\n`);
  } catch (error) {
    process.stdout.write(`${isTerminal ? '\r\x1b[K' : ''}✗ ${title} (${secondsSince(startedAt)})\n`);
    throw error;
  }
}

/**
 * Runs the work of a command of the project and ends the process on a failure.
 * @param {() => Promise<void>} work
 */
export async function runOrStop(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof StopError ? `perunit: ${error.message}` : error);
    process.exit(1);
  }
}
