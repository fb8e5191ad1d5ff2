import 'server-only';
import { isMonth, type Month, monthName } from '../../lib/month/month';
import type { ChangeKind, RecordedChange } from '../../lib/report/restatement/recorded-change';
import type { PerunitDatabase } from '../client';
import type { ImportKind } from '../schema';

type Line = {
  readonly id: bigint;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly by: string;
  readonly at: string;
};

type Touched = Pick<RecordedChange, 'kind' | 'text'> &
  Partial<Pick<RecordedChange, 'from' | 'to' | 'kpiId' | 'accounts'>>;

type Detail = {
  readonly importId?: number;
  readonly result?: string;
  readonly validFrom?: Month | null;
  readonly month?: Month;
};

const importKinds: Readonly<Record<ImportKind, ChangeKind>> = {
  bill: 'bill',
  accounts: 'mapping',
  budgets: 'budgets',
  entitlements: 'counts',
  fleet: 'fleet',
  rates: 'rate',
  savings: 'savings',
  'workspaces-daily': 'counts',
  'workspaces-monthly': 'counts',
  'workspaces-typed': 'counts',
};

const importTexts: Partial<Record<ChangeKind, string>> = {
  mapping: 'accounts file',
  counts: 'counts',
  savings: 'savings',
  rate: 'rates',
};

/**
 * The months of an import's rows, and of those that it took the place of, which may have had rows of other months too;
 * none where a file is about no month of its own (accounts, entitlements).
 */
const monthsOfImport = (db: PerunitDatabase, importId: number): readonly Month[] =>
  db.raw
    .prepare<[number], string>(
      `WITH RECURSIVE touched(id, replaces_id, period) AS (
         SELECT id, replaces_id, period FROM deliveries WHERE import_id = ?
         UNION SELECT d.id, d.replaces_id, d.period FROM deliveries d JOIN touched t ON d.id = t.replaces_id)
       SELECT period FROM touched
       UNION SELECT m.billing_month FROM delivery_months m JOIN touched t ON t.id = m.delivery_id ORDER BY 1`,
    )
    .pluck()
    .all(importId)
    .filter(isMonth);

const importChange = (db: PerunitDatabase, { action, subject }: Line, importId: number): Touched => {
  const kind = db.raw.prepare<[number], ImportKind>('SELECT kind FROM imports WHERE id = ?').pluck().get(importId);
  const changed = kind === undefined ? 'other' : importKinds[kind];
  const months = monthsOfImport(db, importId);
  const what = importTexts[changed] ?? 'data';
  return {
    kind: changed,
    text: action === 'undo-import' ? `import taken back: ${subject}` : `new ${what}: ${subject}`,
    from: months[0] ?? null,
    to: months.at(-1) ?? null,
  };
};

type Mapping = { readonly accountId: string; readonly validFrom: Month };

const mappingChange = (mappings: readonly Mapping[]): Touched => {
  const [first = null] = mappings.map(({ validFrom }) => validFrom).sort();
  const accounts = mappings.map(({ accountId }) => accountId);
  return { kind: 'mapping', text: `environment of account ${accounts.join(', ')}`, from: first, accounts };
};

/** `1111 2026-01` as `1111, Jan 2026`. */
const inWords = (subject: string): string => {
  const [payer = '', month = ''] = subject.split(' ');
  return isMonth(month) ? `${payer}, ${monthName(month, 'short')}` : subject;
};

/** What each action of the audit log can do to a report; null: nothing. What is not known here can do anything. */
const readers: Readonly<Record<string, (line: Line, detail: Detail, db: PerunitDatabase) => Touched | null>> = {
  'commit-import': (line, { importId, result }, db) =>
    importId === undefined || result === 'unchanged' ? null : importChange(db, line, importId),
  'undo-import': (line, { importId }, db) => (importId === undefined ? null : importChange(db, line, importId)),
  'discard-import': () => null,
  'save-account-mappings': ({ detail }) => mappingChange(JSON.parse(detail)),
  'save-setting': ({ subject }, { validFrom }) => ({
    kind: 'setting',
    text: `setting ${subject}`,
    from: validFrom ?? null,
  }),
  'save-rules': ({ subject }, { validFrom }) => ({ kind: 'rule', text: `rules: ${subject}`, from: validFrom ?? null }),
  'rebuild-rollups': ({ subject }) => ({
    kind: 'rule',
    text: 'costs classified again',
    from: isMonth(subject) ? subject : null,
  }),
  'save-definition': ({ subject }, { validFrom }) => ({
    ...{ kind: 'definition', text: `definition of ${subject}`, from: validFrom ?? null, kpiId: subject },
  }),
  'save-target': ({ subject }, { validFrom }) => ({
    ...{ kind: 'target', text: `target of ${subject}`, from: validFrom ?? null, kpiId: subject },
  }),
  'save-invoice-total': ({ subject }, { month = null }) => ({
    ...{ kind: 'invoice', text: `invoice total of payer ${inWords(subject)}`, from: month, to: month },
  }),
  'save-exchange-rate': ({ subject }, { month = null }) => ({
    ...{ kind: 'rate', text: `exchange rate: ${subject}`, from: month, to: month },
  }),
  'choose-feed': ({ subject }) => {
    const month = subject.split(' ').at(-1) ?? '';
    const only = isMonth(month) ? month : null;
    return { kind: 'bill', text: `which bill counts for payer ${inWords(subject)}`, from: only, to: only };
  },
  'close-month': () => null,
  'reopen-month': () => null,
  'publish-report': () => null,
  'add-channel': () => null,
  'change-channel': () => null,
  'remove-channel': () => null,
  'retry-delivery': () => null,
  'act-on-alert': () => null,
  'save-alert-settings': () => null,
};

/** What people write beside the figures. */
const wordActions: Readonly<Record<string, string>> = {
  'save-annotation': 'a note on the month',
  'remove-annotation': 'a note taken out',
  'restore-annotation': 'a note brought back',
  'save-paragraph': 'a paragraph',
  'save-mover-note': 'what is said of a mover',
  'add-action': 'an action, added',
  'save-action': 'an action, edited',
  'remove-action': 'an action, deleted',
  'restore-action': 'an action, brought back',
};

/** Words name their month first; without one they may stand anywhere. */
const wordsChange = ({ subject }: Line, what: string): Touched => {
  const [month = ''] = subject.split(' ');
  const only = isMonth(month) ? month : null;
  const where = only === null ? '' : ` (${monthName(only, 'short')})`;
  return { kind: 'words', text: `words: ${what}${where}`, from: only, to: only };
};

const touchedBy = (db: PerunitDatabase, line: Line): Touched | null => {
  const words = wordActions[line.action];
  if (words !== undefined) return wordsChange(line, words);
  const read = readers[line.action];
  if (read === undefined) return { kind: 'other', text: `${line.action.replaceAll('-', ' ')}: ${line.subject}` };
  return read(line, JSON.parse(line.detail) ?? {}, db);
};

/** What was recorded after a line of the audit log that can show in a report, oldest first. */
export const changesSince = (db: PerunitDatabase, auditId: number): readonly RecordedChange[] => {
  const lines = db.raw
    .prepare<[number], Line>(
      'SELECT id, action, subject, detail, by, recorded_at AS at FROM audit WHERE id > ? ORDER BY id',
    )
    .all(auditId);
  return lines.flatMap((line): RecordedChange[] => {
    const touched = touchedBy(db, line);
    const wide = { from: null, to: null, kpiId: null, accounts: null };
    return touched === null ? [] : [{ ...wide, ...touched, id: Number(line.id), by: line.by, at: line.at }];
  });
};
