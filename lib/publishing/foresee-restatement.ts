import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { lastAuditId } from '../../db/commands/frozen-document';
import { changesSince } from '../../db/queries/changes-since';
import { newestEditions, reportStatesIn } from '../../db/queries/editions';
import { takenBack } from '../../db/taken-back';
import type { MonthlyReport } from '../report/monthly-report';
import { documentDifferences } from '../report/restatement/document-differences';
import { reaches } from '../report/restatement/recorded-change';
import type { RestatedMonth } from '../report/restatement/restated-month';
import { type MonthReader, monthReader } from './month-reader';

/** What a write would do: what was asked about before and after it, and the closed and published months that it alters. */
export type Foresight<Seen> = {
  readonly before: Seen;
  readonly after: Seen;
  readonly restates: readonly RestatedMonth[];
};

type Signed = Pick<RestatedMonth, 'month' | 'reportState' | 'edition'>;

const mostPlaces = 12;

/** The closed and published months, oldest first. One that lost its last bill has a document too. */
const signedMonths = (db: PerunitDatabase): readonly Signed[] => {
  const editions = newestEditions(db);
  const states = [...reportStatesIn(db, { first: '0000-01', last: '9999-12' })].sort(([a], [b]) => (a < b ? -1 : 1));
  return states.map(([month, reportState]) => ({
    ...{ month, reportState },
    edition: editions.get(month)?.edition ?? null,
  }));
};

/** What the lines of the audit log that a write added can show in: the rule that restated months are told by. */
const reachedBy = (db: PerunitDatabase, signed: readonly Signed[], auditId: number): readonly Signed[] => {
  const changes = changesSince(db, auditId).filter(({ kind }) => kind !== 'words');
  return signed.filter(({ month }) => changes.some((change) => reaches(change, month)));
};

type Look<Seen> = { readonly seen: Seen; readonly documents: readonly MonthlyReport[] };

const lookAt = <Seen>(
  db: PerunitDatabase,
  reached: readonly Signed[],
  see: (reader: MonthReader) => Seen,
): Look<Seen> => {
  const months = reached.map(({ month }) => month);
  const reader = monthReader(db, new Set(months));
  return { seen: see(reader), documents: months.map(reader.document) };
};

const restatedMonth = (signed: Signed, before: MonthlyReport, after: MonthlyReport): RestatedMonth[] => {
  const { sections, places } = documentDifferences(before, after);
  if (places.length === 0) return [];
  return [{ ...signed, count: places.length, sections, places: places.slice(0, mostPlaces) }];
};

/**
 * Makes a write, takes it back, and says which closed and published months it would alter: the document of each, as the
 * data gives it, before and after. What an asker wants to see besides is read from the same inputs. The write has to
 * record what it does in the audit log.
 */
export const foresee = <Seen>(
  db: PerunitDatabase,
  work: () => unknown,
  see: (reader: MonthReader) => Seen,
): Foresight<Seen> => {
  const signed = signedMonths(db);
  const since = lastAuditId(db);
  const { reached, after } = takenBack(db, () => {
    work();
    const touched = reachedBy(db, signed, since);
    return { reached: touched, after: lookAt(db, touched, see) };
  });
  const before = lookAt(db, reached, see);
  const restates = reached.flatMap((one, at) => {
    const [was, now] = [before.documents[at], after.documents[at]];
    return was === undefined || now === undefined ? [] : restatedMonth(one, was, now);
  });
  return { before: before.seen, after: after.seen, restates };
};

/** The closed and published months that a write would alter; nothing of it stays, and without such a month it is not tried. */
export const foreseeRestatement = (db: PerunitDatabase, work: () => unknown): readonly RestatedMonth[] =>
  signedMonths(db).length === 0 ? [] : foresee(db, work, () => null).restates;
