import { type DocumentBill, unnamedAccount, unnamedService } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';
import { spanOf } from './answer-months';
import { type AnswerMetrics, type AnswerPage, type AnswerPeriod, recordTypeAsked } from './answer-pages';
import type { AnswerView } from './answer-view';

/** What a group's keys are on a line; a key that is not here is left out of it, and its costs stay. */
const columnOfDimension: Readonly<Record<string, string>> = {
  LINKED_ACCOUNT: 'AccountId',
  SERVICE: 'Service',
  USAGE_TYPE: 'UsageType',
  OPERATION: 'Operation',
  REGION: 'Region',
  RECORD_TYPE: 'RecordType',
  PURCHASE_TYPE: 'PurchaseType',
};

const isTag = (type: string): boolean => type === 'TAG' || type === 'COST_CATEGORY';

/** The dimensions that no column of a line holds. */
export const droppedKeys = (view: AnswerView): string[] =>
  view.filter(({ type, key }) => !isTag(type) && !Object.hasOwn(columnOfDimension, key)).map(({ key }) => key);

/** The amortised metric that is the effective cost: net of discounts where the answer has it; null where it has none. */
export const effectiveMetric = (pages: readonly AnswerPage[]): string | null => {
  const all = pages.flatMap(({ ResultsByTime }) => ResultsByTime.flatMap(metricsOf));
  const isEverywhere = (metric: string) => all.length > 0 && all.every((metrics) => metrics[metric] !== undefined);
  return ['NetAmortizedCost', 'AmortizedCost'].find(isEverywhere) ?? null;
};

const filled = (metrics: AnswerMetrics | null | undefined): AnswerMetrics[] =>
  metrics === null || metrics === undefined || Object.keys(metrics).length === 0 ? [] : [metrics];

const metricsOf = ({ Groups, Total }: AnswerPeriod): AnswerMetrics[] => {
  const groups = (Groups ?? []).map(({ Metrics }) => Metrics);
  return groups.length > 0 ? groups : filled(Total);
};

type Line = {
  readonly keys: readonly string[];
  readonly metrics: AnswerMetrics;
  readonly day: string;
  /** Of an answer that was asked for one family of record types; empty: of any. */
  readonly recordType: string;
};

const linesOf = (period: AnswerPeriod, recordType: string): Line[] => {
  const day = spanOf(period).start;
  const groups = (period.Groups ?? []).map(({ Keys, Metrics }) => ({ keys: Keys, metrics: Metrics, day, recordType }));
  return groups.length > 0 ? groups : filled(period.Total).map((metrics) => ({ keys: [], metrics, day, recordType }));
};

/** Throws for the same group of the same day on two pages: its costs would count twice. */
const refuseRepeats = (name: string, lines: readonly Line[]): void => {
  const seen = new Set<string>();
  for (const { day, keys, recordType } of lines) {
    const id = JSON.stringify([day, recordType, ...keys]);
    if (!seen.has(id)) seen.add(id);
    else {
      throw new IngestError(
        'counted-twice',
        name,
        `It has ${keys.join(', ') || 'the total'} of ${day} twice.`,
        'Bring each page of an answer once.',
        { value: keys.join(', ') },
      );
    }
  }
};

const missingBilled = (name: string) =>
  new IngestError(
    'missing-columns',
    name,
    'It has groups without the metric UnblendedCost, which is what the invoice says.',
    'Ask with --metrics UnblendedCost NetAmortizedCost.',
    { column: 'UnblendedCost' },
  );

/** A tag's group reads `Environment$prod`, and `Environment$` where it is untagged. */
const tagCell = (view: AnswerView, keys: readonly string[]): string => {
  const tags = view.flatMap(({ type, key }, at): [string, string][] => {
    const value = (keys[at] ?? '').slice(key.length + 1);
    return isTag(type) && value !== '' ? [[key, value]] : [];
  });
  return tags.length === 0 ? '' : JSON.stringify(Object.fromEntries(tags));
};

const quantityCells = ({ UsageQuantity: quantity }: AnswerMetrics): [string, string] =>
  quantity === undefined || quantity.Unit === 'N/A' ? ['', ''] : [quantity.Amount, quantity.Unit];

const columns = [
  'AccountId',
  'AccountName',
  'Service',
  'UsageType',
  'Operation',
  'Region',
  'RecordType',
  'PurchaseType',
  'Tags',
  'Start',
  'Month',
  'Currency',
  'UnblendedCost',
  'UsageQuantity',
  'UsageUnit',
] as const;

type Cells = Readonly<Record<(typeof columns)[number] | 'EffectiveCost', string>>;

/** The lines of an answer in one view, and the columns that they fill. Throws IngestError. */
export const answerLines = (
  name: string,
  pages: readonly AnswerPage[],
  view: AnswerView,
): Pick<DocumentBill, 'columns' | 'lines'> => {
  const lines = pages.flatMap((page) => page.ResultsByTime.flatMap((period) => linesOf(period, recordTypeAsked(page))));
  refuseRepeats(name, lines);
  const names = new Map(
    pages.flatMap(({ DimensionValueAttributes }) =>
      (DimensionValueAttributes ?? []).map(({ Value, Attributes }) => [Value, Attributes?.['description'] ?? '']),
    ),
  );
  const effective = effectiveMetric(pages);
  const cellsOf = ({ keys, metrics, day, recordType }: Line): Cells => {
    const keyOf = (column: string) => keys[view.findIndex(({ key }) => columnOfDimension[key] === column)] ?? '';
    const billed = metrics['UnblendedCost'];
    if (billed === undefined) throw missingBilled(name);
    const [UsageQuantity, UsageUnit] = quantityCells(metrics);
    return {
      AccountId: keyOf('AccountId') || unnamedAccount,
      AccountName: names.get(keyOf('AccountId')) ?? '',
      Service: keyOf('Service') || unnamedService,
      ...{ UsageType: keyOf('UsageType'), Operation: keyOf('Operation'), Region: keyOf('Region') },
      ...{
        RecordType: keyOf('RecordType') || recordType,
        PurchaseType: keyOf('PurchaseType'),
        Tags: tagCell(view, keys),
      },
      ...{ Start: day, Month: `${day.slice(0, 7)}-01`, Currency: billed.Unit, UnblendedCost: billed.Amount },
      ...{ UsageQuantity, UsageUnit, EffectiveCost: effective === null ? '' : (metrics[effective]?.Amount ?? '') },
    };
  };
  const used = [...columns, ...(effective === null ? [] : (['EffectiveCost'] as const))];
  return { columns: used, lines: lines.map(cellsOf).map((cells) => used.map((column) => cells[column])) };
};
