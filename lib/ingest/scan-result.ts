import { type LineKey, type ScopeClass, scopeClasses } from '../kpis/types';
import { isMonth } from '../month/month';
import type { ScanFile, Scanned, ScannedKey, ScannedTotal } from './engine/scan-request';
import { exactSum } from './exact-sum';
import { serviceNames } from './service-names';
import { billSourceOf } from './sources/bill-registry';
import { dimensions, type Expression } from './sources/mapping';
import type { BillFinality, BillFormat, ExactTotal, MappedColumn, Notice } from './types';

const serviceName = (name: string): string => serviceNames[name] ?? name;

const scopeClassOf = (value: string | null | undefined): ScopeClass =>
  scopeClasses.find((one) => one === value) ?? 'other';

const otherValue = '(other)';

/** The values of one tag that are kept: those of most kinds of line, when there are too many. */
const keptTagValues = (keys: readonly ScannedKey[], index: number, limit: number): ReadonlySet<string> | null => {
  const counts = new Map<string, number>();
  for (const { tags } of keys) {
    const value = tags[index];
    if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (counts.size <= limit) return null;
  return new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([value]) => value),
  );
};

export type TagChoice = { readonly keys: readonly string[]; readonly valueLimit: number };

const lineKey = (
  key: ScannedKey,
  tagKeys: readonly string[],
  kept: readonly (ReadonlySet<string> | null)[],
): LineKey => {
  const value = (name: (typeof dimensions)[number]) => key.values[dimensions.indexOf(name)] ?? null;
  const tags = tagKeys.flatMap((tagKey, index) => {
    const tag = key.tags[index] ?? null;
    if (tag === null) return [];
    return [[tagKey, kept[index]?.has(tag) === false ? otherValue : tag] as const];
  });
  return {
    payerId: value('payerId') ?? '',
    accountId: value('accountId') ?? '',
    service: serviceName(value('service') ?? ''),
    usageType: value('usageType'),
    operation: value('operation'),
    region: value('region'),
    scopeClass: scopeClassOf(value('scopeClass')),
    pricingCategory: value('pricingCategory'),
    commitmentStatus: value('commitmentStatus'),
    usageUnit: value('usageUnit'),
    tags: Object.fromEntries(tags),
  };
};

/** The kinds of line as the database knows them, and what was said about capped tags. */
export const lineKeys = (scanned: Scanned, tags: TagChoice): { keys: LineKey[]; notices: Notice[] } => {
  const kept = tags.keys.map((_, index) => keptTagValues(scanned.keys, index, tags.valueLimit));
  const notices = tags.keys.flatMap((key, index): Notice[] =>
    kept[index] === null
      ? []
      : [
          {
            code: 'tag-values-capped',
            text: `The tag ${key} has more than ${tags.valueLimit} values; the rarer ones count as ${otherValue}.`,
          },
        ],
  );
  return { keys: scanned.keys.map((key) => lineKey(key, tags.keys, kept)), notices };
};

/** Exact totals per payer, month, account and service of the one vocabulary. */
export const exactTotals = (totals: readonly ScannedTotal[]): ExactTotal[] => {
  const groups = new Map<string, ScannedTotal[]>();
  for (const total of totals) {
    const key = [total.payerId, total.month, total.accountId, serviceName(total.service)].join('\u0000');
    groups.set(key, [...(groups.get(key) ?? []), total]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sumOrNull = (amounts: readonly (string | null)[]) => {
      const known = amounts.filter((amount) => amount !== null);
      return known.length < amounts.length ? null : exactSum(known);
    };
    return [
      {
        payerId: first.payerId,
        billingMonth: first.month,
        accountId: first.accountId,
        service: serviceName(first.service),
        rows: group.reduce((sum, { rows }) => sum + rows, 0),
        billed: exactSum(group.map(({ billed }) => billed)),
        effective: exactSum(group.map(({ effective }) => effective)),
        contracted: sumOrNull(group.map(({ contracted }) => contracted)),
        list: sumOrNull(group.map(({ list }) => list)),
      },
    ];
  });
};

/** How final each payer's month is, as the bill says. */
export const finalityOf = (scanned: Scanned, hasInvoiceColumn: boolean): BillFinality[] =>
  scanned.finality
    .filter(({ month }) => isMonth(month))
    .map(({ payerId, month, invoiced, rows, firstDay, lastDay }) => ({
      payerId,
      billingMonth: month,
      invoicedRows: invoiced,
      uninvoicedRows: rows - invoiced,
      hasInvoiceColumn,
      firstUsageDay: firstDay,
      lastUsageDay: lastDay,
    }));

const firstColumn = (expression: Expression): string => {
  if ('column' in expression) return expression.column;
  if ('first' in expression && expression.first[0] !== undefined) return firstColumn(expression.first[0]);
  return '';
};

/** Which of the file's columns became what, with how many rows are filled. */
export const mappedColumns = (format: BillFormat, scanned: Scanned): MappedColumn[] => {
  const { mapping } = billSourceOf(format);
  const filled = (name: string) => scanned.filled[name] ?? 0;
  const plain = dimensions
    .filter((name) => firstColumn(mapping.dimensions[name]) !== '')
    .map((name) => ({
      source: firstColumn(mapping.dimensions[name]),
      target: name,
      readAs: 'text',
      filledRows: filled(`dimension ${name}`),
    }));
  const amounts = (
    [
      ['billed', mapping.billed],
      ['effective', mapping.effective],
      ['contracted', mapping.contracted],
      ['list', mapping.list],
    ] as const
  ).flatMap(([target, cost]) => {
    const source = cost === 'unknown' ? undefined : cost.needs[0];
    return source === undefined || scanned.filled[source] === undefined
      ? []
      : [{ source, target: `${target} cost`, readAs: 'decimal', filledRows: filled(source) }];
  });
  return [
    ...amounts,
    { source: mapping.usageStart, target: 'day', readAs: 'date', filledRows: filled('day') },
    { source: mapping.billingMonth, target: 'month', readAs: 'month', filledRows: filled('month') },
    { source: mapping.currency, target: 'currency', readAs: 'code', filledRows: filled('currency') },
    ...plain,
  ];
};

/** What deserves a word, though it refuses nothing. */
export const scanNotices = (format: BillFormat, scanned: Scanned, files: readonly ScanFile[]): Notice[] => {
  const { mapping, title } = billSourceOf(format);
  const known = new Set(mapping.kinds.known);
  const unknown = scanned.kinds.filter(({ kind }) => kind !== null && !known.has(kind) && !kind.endsWith('Discount'));
  return [
    ...unknown.map(({ kind, rows }) => ({
      code: 'unknown-line-kind',
      text: `${rows} rows have the ${mapping.kinds.column} ${kind}, which ${title} did not have so far; they count as “other”.`,
    })),
    ...(scanned.leftOutRows > 0
      ? [
          {
            code: 'split-cost-left-out',
            text: `${scanned.leftOutRows} split-cost rows are left out: their cost is on the instances’ own rows.`,
          },
        ]
      : []),
    ...(files.length > 1 ? [{ code: 'parts', text: `${files.length} files are read as parts of one bill.` }] : []),
  ];
};
