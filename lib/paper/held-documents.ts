import type { MonthlyReport } from '../report/monthly-report';

const key = Symbol.for('perunit.paper.documents');
type Holder = typeof globalThis & { [key]?: Map<string, MonthlyReport> };

/** One map a process: Next loads modules more than once. */
const documents = (): Map<string, MonthlyReport> => {
  const holder: Holder = globalThis;
  holder[key] ??= new Map();
  return holder[key];
};

/**
 * Keeps a document in memory for the page that prints it: exactly this one is printed, whatever happens to the data.
 * @returns the token by which the page asks for it
 */
export const holdDocument = (report: MonthlyReport): string => {
  const token = crypto.randomUUID();
  documents().set(token, report);
  return token;
};

/** The document behind a token; null for an unknown one. */
export const heldDocument = (token: unknown): MonthlyReport | null =>
  typeof token === 'string' ? (documents().get(token) ?? null) : null;

/** Forgets a document. */
export const releaseDocument = (token: string): void => {
  documents().delete(token);
};

/** Where a server's print page shows a held document. */
export const heldAddress = (address: string, { month }: MonthlyReport, token: string): string =>
  new URL(`/reports/${month}/print?held=${token}`, address).href;
