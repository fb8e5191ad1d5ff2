import { type DocumentBill, type DocumentReader, unnamedAccount, unnamedService } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';
import type { BillFormat, Notice } from '../../types';
import { refuseUnsaid } from './console-answers';
import { consoleMonths, isMonthly } from './console-months';
import { consoleServiceName } from './console-names';
import { type ConsoleTable, isConsoleTable, readConsoleTable } from './console-table';
import { refuseWrongTotals } from './console-totals';

/** The console's words for what its columns can be; another one's costs are kept without it. */
const columnOfDimension: Readonly<Record<string, string>> = {
  service: 'Service',
  'linked account': 'AccountId',
  'usage type': 'UsageType',
  region: 'Region',
  operation: 'Operation',
  'api operation': 'Operation',
  'charge type': 'RecordType',
  'record type': 'RecordType',
  'purchase option': 'PurchaseType',
};

const columnOf = ({ dimension }: ConsoleTable): string | null =>
  new Map(Object.entries(columnOfDimension)).get(dimension.toLowerCase()) ?? null;

const formatOf = (table: ConsoleTable): BillFormat => {
  const column = columnOf(table);
  if (column === 'Service') return 'console-service';
  return column === 'AccountId' ? 'console-account' : 'console-other';
};

const columns = [
  ...['AccountId', 'AccountName', 'Service', 'UsageType', 'Operation', 'Region', 'RecordType', 'PurchaseType'],
  ...['Start', 'Month', 'Currency', 'UnblendedCost'],
] as const;

const linesOf = (table: ConsoleTable): string[][] => {
  const own = columnOf(table);
  return table.cells.map(({ day, column, amount }) => {
    const { key = '', name = '' } = table.columns[column] ?? {};
    const cells: Readonly<Record<string, string>> = {
      ...{ AccountId: unnamedAccount, Service: unnamedService },
      ...{ Start: day, Month: `${day.slice(0, 7)}-01`, Currency: table.currency, UnblendedCost: amount },
      ...(own === null ? {} : { [own]: own === 'Service' ? consoleServiceName(key) : key }),
      ...(own === 'AccountId' ? { AccountName: name } : {}),
    };
    return columns.map((wanted) => cells[wanted] ?? '');
  });
};

const notice = (isShown: boolean, code: string, text: string): Notice[] => (isShown ? [{ code, text }] : []);

const noticesOf = (tables: readonly ConsoleTable[], months: ReturnType<typeof consoleMonths>): Notice[] => {
  const [table] = tables;
  const own = table === undefined ? null : columnOf(table);
  const partial = months.filter(({ isWhole }) => !isWhole).map(({ month, lastDay }) => `${month} (to ${lastDay})`);
  return [
    {
      code: 'effective-unknown',
      text: 'It has one metric, billed cost: effective, contracted and list cost are unknown.',
    },
    ...notice(
      isMonthly(tables.flatMap(({ days }) => days)),
      'months-without-days',
      'Its amounts are by month, without days: they stand on the first day of each month.',
    ),
    ...notice(
      partial.length > 0,
      'partial-month',
      `It does not have all days of ${partial.join(', ')}: it stays open.`,
    ),
    { code: 'last-day', text: 'The last day or month of such a CSV may be in part: it does not say.' },
    ...notice(
      own !== 'AccountId',
      'accounts-not-named',
      'It names no accounts: all its costs are on “accounts-not-named”.',
    ),
    ...notice(
      own !== 'Service',
      'services-not-named',
      'It names no services: all its costs are on “Services not named”.',
    ),
    ...notice(own === null, 'dimension-left-out', `${table?.dimension ?? ''} is not kept; its costs are added up.`),
  ];
};

const refuseRepeats = (name: string, tables: readonly ConsoleTable[]): void => {
  const days = tables.flatMap((table) => table.days);
  const twice = days.find((day, index) => days.indexOf(day) !== index);
  if (twice === undefined && new Set(tables.map(({ days: own }) => isMonthly(own))).size < 2) return;
  throw new IngestError(
    'counted-twice',
    name,
    twice === undefined ? 'One file is by month and another by day.' : `Two files have ${twice}.`,
    'Import them one by one: the later one replaces the earlier.',
  );
};

const readTables = (name: string, tables: readonly ConsoleTable[]): DocumentBill => {
  refuseRepeats(name, tables);
  const months = consoleMonths(tables.flatMap(({ days }) => days));
  return { columns, lines: tables.flatMap(linesOf), months, notices: noticesOf(tables, months) };
};

/** How the CSVs of the Cost Explorer console are told and read, in the words of 2022 and of 2025. */
export const consoleReader: DocumentReader = {
  recognises: isConsoleTable,
  identify: (document) => {
    const table = readConsoleTable(document);
    return { format: formatOf(table), view: table.dimension.toLowerCase() };
  },
  read: (documents, answers) => {
    const name = documents.map((document) => document.name).join(', ');
    refuseUnsaid(name, answers);
    const tables = documents.map(readConsoleTable);
    for (const [index, table] of tables.entries()) refuseWrongTotals(documents[index]?.name ?? name, table);
    return readTables(name, tables);
  },
};
