import type { MonthlyReport } from '../report/monthly-report';

/** When a published report was sealed, and its SHA-256 in hexadecimal. */
export type PaperSeal = { readonly sealedAt: string; readonly sha256: string };

/** A document on its way to paper, and its seal once it is published. */
export type HeldDocument = { readonly report: MonthlyReport; readonly seal: PaperSeal | null };

const key = Symbol.for('perunit.paper.documents');
type Holder = typeof globalThis & { [key]?: Map<string, HeldDocument> };

/** One map a process: Next loads modules more than once. */
const documents = (): Map<string, HeldDocument> => {
  const holder: Holder = globalThis;
  holder[key] ??= new Map();
  return holder[key];
};

/**
 * Keeps a document in memory for the page that prints it: exactly this one is printed, whatever happens to the data.
 * @returns the token by which the page asks for it
 */
export const holdDocument = (document: HeldDocument): string => {
  const token = crypto.randomUUID();
  documents().set(token, document);
  return token;
};

/** The document behind a token; null for an unknown one. */
export const heldDocument = (token: unknown): HeldDocument | null =>
  typeof token === 'string' ? (documents().get(token) ?? null) : null;

/** Forgets a document. */
export const releaseDocument = (token: string): void => {
  documents().delete(token);
};
