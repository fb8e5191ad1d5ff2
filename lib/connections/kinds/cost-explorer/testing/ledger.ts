import { type Day, type Month, monthOfDay } from '../../../../month/month';

/** One cost as AWS would know it. */
export type Entry = {
  readonly day: Day;
  readonly account: string;
  readonly service: string;
  readonly usageType?: string;
  readonly recordType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Plain decimal of ten places at most. */
  readonly cost: string;
};

type Period = { readonly Start: Day; readonly End: Day };
type Types = { readonly Dimensions: { readonly Key: string; readonly Values: readonly string[] } };

/** What a request of GetCostAndUsage says. */
export type Asked = {
  readonly TimePeriod: Period;
  readonly Granularity: string;
  readonly Metrics: readonly string[];
  readonly GroupBy: readonly { readonly Type: string; readonly Key: string }[];
  readonly Filter?: Types | { readonly Not: Types };
  readonly NextPageToken?: string;
};

const units = (cost: string): bigint => {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(cost) ?? [];
  const amount = BigInt(whole + part.padEnd(10, '0'));
  return sign === '-' ? -amount : amount;
};

const decimal = (amount: bigint): string => {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(11, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`;
};

const keyOf = (
  { account, service, usageType = 'Usage', recordType = 'Usage', tags = {} }: Entry,
  { Type, Key }: { Type: string; Key: string },
): string => {
  if (Type !== 'DIMENSION') return `${Key}$${tags[Key] ?? ''}`;
  const keys: Readonly<Record<string, string>> = {
    ...{ LINKED_ACCOUNT: account, SERVICE: service, USAGE_TYPE: usageType, RECORD_TYPE: recordType },
  };
  return keys[Key] ?? '';
};

const passes = ({ recordType = 'Usage' }: Entry, filter: Asked['Filter']): boolean => {
  if (filter === undefined) return true;
  const isNot = 'Not' in filter;
  return (isNot ? filter.Not : filter).Dimensions.Values.includes(recordType) !== isNot;
};

const nextDay = (day: Day): Day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const nextMonth = (day: Day): Day => {
  const at = new Date(day);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
};

const spans = ({ TimePeriod: { Start, End }, Granularity }: Asked): Period[] => {
  const found: Period[] = [];
  for (let start = Start; start < End; ) {
    const next = Granularity === 'DAILY' ? nextDay(start) : nextMonth(start);
    const end = next < End ? next : End;
    found.push({ Start: start, End: end });
    start = end;
  }
  return found;
};

type Group = { readonly Keys: readonly string[]; readonly Metrics: object };

const groupsOf = (entries: readonly Entry[], asked: Asked): Group[] => {
  const sums = new Map<string, bigint>();
  for (const entry of entries) {
    const key = JSON.stringify(asked.GroupBy.map((group) => keyOf(entry, group)));
    sums.set(key, (sums.get(key) ?? 0n) + units(entry.cost));
  }
  return [...sums].sort().map(([key, sum]) => ({
    Keys: JSON.parse(key),
    Metrics: Object.fromEntries(
      asked.Metrics.map((metric) => [
        metric,
        metric === 'UsageQuantity' ? { Amount: '1', Unit: 'N/A' } : { Amount: decimal(sum), Unit: 'USD' },
      ]),
    ),
  }));
};

type Options = {
  readonly estimated: ReadonlySet<Month>;
  readonly names: Readonly<Record<string, string>>;
  readonly groupsOnPage: number;
};

/** A page of what AWS would answer; tokens are the number of the first group. */
export const answerOf = (
  ledger: readonly Entry[],
  asked: Asked,
  { estimated, names, groupsOnPage }: Options,
): object => {
  const filtered = ledger.filter((entry) => passes(entry, asked.Filter));
  const periods = spans(asked).map((period) => ({
    period,
    groups: groupsOf(
      filtered.filter(({ day }) => day >= period.Start && day < period.End),
      asked,
    ),
  }));
  const first = Number(asked.NextPageToken ?? '0');
  let at = 0;
  const ResultsByTime = periods.flatMap(({ period, groups }) => {
    const from = at;
    at += groups.length;
    const Groups = groups.filter((_, index) => from + index >= first && from + index < first + groupsOnPage);
    if (Groups.length === 0 && groups.length > 0) return [];
    return [{ TimePeriod: period, Total: {}, Groups, Estimated: estimated.has(monthOfDay(period.Start)) }];
  });
  return {
    ...(first + groupsOnPage < at ? { NextPageToken: String(first + groupsOnPage) } : {}),
    ...{ GroupDefinitions: asked.GroupBy, ResultsByTime },
    DimensionValueAttributes: Object.entries(names).map(([Value, description]) => ({
      Value,
      Attributes: { description },
    })),
  };
};
