import 'server-only';

import { isMonth, type Month } from '../month/month';
import { ProblemError } from './problems';

/** The row id in an address. Throws `not-found` for what cannot be one. */
export function rowId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new ProblemError('not-found', 'The address names no record.');
  return Number(text);
}

/** The month in an address. Throws `bad-request`. */
export function monthParameter(text: string): Month {
  const shown = text.slice(0, 40);
  if (!isMonth(text)) throw new ProblemError('bad-request', `“${shown}” is not a month such as 2026-01.`);
  return text;
}
