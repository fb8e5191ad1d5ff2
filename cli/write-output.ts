import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

export type Output = {
  readonly content: string | Uint8Array;
  /** Where `-o` points: a path, `-` for standard output, undefined when it is not given. */
  readonly target: string | undefined;
  /** What the file is called when nothing says so. */
  readonly fileName: string;
};

/** What a terminal can not show. */
export class BinaryToTerminalError extends Error {}

const refusedPath = (path: string, error: unknown): Error => {
  const said = error instanceof Error ? error.message : String(error);
  const why = said.replace(/^E[A-Z]+: /, '').replace(/, \w+ '.*$/, '');
  return new Error(`${path} can’t be written: ${why}. Name a file in a folder that is there and yours: -o FILE`);
};

/** A file appears whole or not at all. */
const writeWhole = (path: string, content: string | Uint8Array): void => {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, content);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw refusedPath(path, error);
  }
};

/**
 * Writes what a command made: to the file that `-o` names; without `-o` text and pipes get it on standard output, and a
 * terminal gets a file of the default name. Throws BinaryToTerminalError for `-o -`. Says on standard error what it wrote.
 */
export const writeOutput = ({ content, target, fileName }: Output): void => {
  const isTerminal = process.stdout.isTTY === true;
  const isText = typeof content === 'string';
  if (target === '-' && isTerminal && !isText) {
    throw new BinaryToTerminalError(`This is no text for a terminal. Name a file: -o ${fileName}`);
  }
  if (target === '-' || (target === undefined && (isText || !isTerminal))) {
    process.stdout.write(content);
    return;
  }
  const path = resolve(target ?? fileName);
  writeWhole(path, content);
  console.error(`Wrote ${path}`);
};
