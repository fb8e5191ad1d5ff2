import 'server-only';
import { accountsSource } from '../ingest/sources/accounts/accounts-source';
import type { Day } from '../month/month';
import type { OrganisationConfig } from './config-schema';
import type { ConfigProblem } from './read-yaml';

type Account = OrganisationConfig['accounts'][number];

/** The columns of the accounts CSV, as the import of one reads them. */
export const accountsCsvColumns = accountsSource.columns.map(({ name }) => name);

/**
 * The account map as rows of the accounts CSV, one a period. An account that is not mapped is there without an
 * environment, to be filled in.
 */
export const accountsCsvRows = (accounts: readonly Account[]): (readonly string[])[] =>
  accounts.flatMap(({ id, periods }) =>
    periods.map(({ environment, from, name, owner, team }) => [
      ...[id, environment === 'unmapped' ? '' : environment, from, name ?? '', owner ?? '', team ?? ''],
    ]),
  );

const details = ['name', 'owner', 'team'] as const;
type Detail = (typeof details)[number];

export type ReadAccounts =
  | {
      readonly accounts: readonly Account[];
      /** Rows without an environment: they say nothing. */
      readonly blankRows: number;
      /** What the file has no column for. */
      readonly silent: readonly Detail[];
      readonly problems: null;
    }
  | { readonly accounts: null; readonly problems: readonly ConfigProblem[] };

const mostProblems = 20;

/** A spreadsheet's guard against formulas, which the export sets, is no part of the text. */
const plainText = (text: string | null): string | null => text?.replace(/^'(?=[=+\-@\t\r])/, '') ?? null;

/** Accounts with their periods from an accounts CSV, or what is wrong with it by line; never throws for bad text. */
export const readAccountsCsv = (text: string, today: Day): ReadAccounts => {
  const { problems, rejects, records, columns } = accountsSource.parse(text, { file: 'accounts.csv', today });
  const isBlank = ({ column, value }: (typeof rejects)[number]) =>
    column === 'environment' && (value ?? '').trim() === '';
  const blankLines = new Set(rejects.filter(isBlank).map(({ line }) => line));
  const wrong = rejects.filter((reject) => !isBlank(reject));
  const found: ConfigProblem[] = [
    ...problems.map((problem) => ({ line: 1, column: null, text: `${problem.text} ${problem.remedy}` })),
    ...wrong.map(({ line, reason, remedy }) => ({ line, column: null, text: `${reason} ${remedy}` })),
  ];
  if (found.length > 0) return { accounts: null, problems: found.slice(0, mostProblems) };
  const byId = new Map<string, Account['periods']>();
  for (const { accountId, validFrom, environment, name, owner, team } of records) {
    const said = { name: plainText(name), owner: plainText(owner), team: plainText(team ?? null) };
    const period = { from: validFrom, environment, ...said };
    byId.set(accountId, [...(byId.get(accountId) ?? []), period]);
  }
  const accounts = [...byId].map(([id, periods]) => ({ id, periods }));
  const silent = details.filter((detail) => !columns.some(({ target }) => target === detail));
  return { accounts, blankRows: blankLines.size, silent, problems: null };
};
