import 'server-only';
import { readFileSync } from 'node:fs';

/** Why a secret can't be had, for people; never with any part of it. */
export class SecretError extends Error {
  readonly code = 'secret-missing';
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}

/** How settings name a secret: `env:NAME` of an environment variable, `file:/path` of a file that holds it. */
export const secretReference = /^(env:[A-Za-z_][A-Za-z0-9_]*|file:\/.+)$/;

const readFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new SecretError(`The secret’s file ${path} can’t be read.`, 'Create it, readable by the server alone.');
  }
};

/**
 * The secret that a reference names, without surrounding white space. Secrets are read when they are used, and stored
 * nowhere. Throws SecretError where there is none (reliability.md, 41).
 */
export const readSecret = (reference: string, environment: NodeJS.ProcessEnv = process.env): string => {
  if (!secretReference.test(reference)) {
    throw new SecretError('A secret is named as env:NAME or file:/path.', 'Write the name of a variable or a file.');
  }
  const [, kind, place = ''] = /^(env|file):(.*)$/.exec(reference) ?? [];
  const secret = (kind === 'file' ? readFile(place) : (environment[place] ?? '')).trim();
  if (secret !== '') return secret;
  const what = kind === 'file' ? `The file ${place} is empty.` : `The environment variable ${place} is not set.`;
  throw new SecretError(what, 'Set it where the server is started, then try again.');
};
