import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { organisationConfig } from '../../db/queries/organisation-config';
import { inTransaction } from '../../db/write';
import type { Day } from '../month/month';
import { type ReadAccounts, readAccountsCsv } from './accounts-csv';
import type { ConfigAccountPeriod, OrganisationConfig } from './config-schema';
import { describeChange } from './describe-change';
import { type ConfigChange, diffConfig } from './diff-config';
import { type ChangePreview, previewChanges } from './preview-changes';
import { type ConfigProblem, readConfigYaml } from './read-yaml';
import type { ConfigFileFormat } from './recorded-from';

type ConfigFile = { readonly format: ConfigFileFormat; readonly text: string };

/** What a file would change, or what is wrong with it; records nothing. */
export type FileDifference = {
  /** With one of these nothing can be applied. */
  readonly problems: readonly ConfigProblem[];
  readonly changes: readonly { readonly change: ConfigChange; readonly text: string }[];
  /** What is in the file and changes nothing, or the other way round, in sentences. */
  readonly notes: readonly string[];
  /** Null: there is nothing to change. */
  readonly preview: ChangePreview | null;
};

const refusal = (problems: readonly ConfigProblem[]): FileDifference => ({
  problems,
  changes: [],
  notes: [],
  preview: null,
});

type KnownAccounts = Pick<Extract<ReadAccounts, { readonly problems: null }>, 'accounts' | 'silent'>;

/** A period of the file with what was in force in its month, where the file has no column for it. */
const completed = (
  known: readonly ConfigAccountPeriod[],
  period: ConfigAccountPeriod,
  silent: KnownAccounts['silent'],
) => {
  const inForce = known.findLast(({ from }) => from <= period.from);
  return { ...period, ...Object.fromEntries(silent.map((detail) => [detail, inForce?.[detail] ?? null])) };
};

/** The configuration with a file's account periods in it; accounts, periods and columns that the file leaves out stay. */
const withAccounts = (current: OrganisationConfig, { accounts, silent }: KnownAccounts): OrganisationConfig => {
  const byId = new Map(current.accounts.map(({ id, periods }) => [id, periods]));
  for (const { id, periods } of accounts) {
    const named = new Set(periods.map(({ from }) => from));
    const known = byId.get(id) ?? [];
    const kept = known.filter(({ from }) => !named.has(from));
    const said = periods.map((period) => completed(known, period, silent));
    byId.set(
      id,
      [...kept, ...said].sort((a, b) => (a.from < b.from ? -1 : 1)),
    );
  }
  return { ...current, accounts: [...byId].map(([id, periods]) => ({ id, periods })) };
};

type Wanted =
  | { readonly config: OrganisationConfig; readonly notes: readonly string[] }
  | { readonly problems: readonly ConfigProblem[] };

const wantedBy = ({ format, text }: ConfigFile, current: OrganisationConfig, today: Day): Wanted => {
  if (format === 'yaml') {
    const read = readConfigYaml(text);
    return read.problems === null ? { config: read.config, notes: [] } : { problems: read.problems };
  }
  const read = readAccountsCsv(text, today);
  if (read.problems !== null) return { problems: read.problems };
  const [has, changes] = read.blankRows === 1 ? ['row has', 'changes'] : ['rows have', 'change'];
  const blank = `${read.blankRows} ${has} no environment and ${changes} nothing.`;
  return { config: withAccounts(current, read), notes: read.blankRows === 0 ? [] : [blank] };
};

const differenceNow = (db: PerunitDatabase, file: ConfigFile, today: Day): FileDifference => {
  const current = organisationConfig(db);
  const wanted = wantedBy(file, current, today);
  if ('problems' in wanted) return refusal(wanted.problems);
  const { changes, conflicts, kept } = diffConfig(current, wanted.config);
  if (conflicts.length > 0)
    return refusal(conflicts.map(({ text, remedy }) => ({ line: null, column: null, text: `${text} ${remedy}` })));
  return {
    problems: [],
    changes: changes.map((change) => ({ change, text: describeChange(change) })),
    notes: [...wanted.notes, ...kept.map((name) => `${name} is recorded and not in the file: it stays.`)],
    preview: changes.length === 0 ? null : previewChanges(db, changes),
  };
};

/** What a configuration file or an accounts CSV would change, and which figures that moves; both of one state of the database. */
export const fileDifference = (db: PerunitDatabase, file: ConfigFile, today: Day): FileDifference =>
  inTransaction(db, () => differenceNow(db, file, today));
