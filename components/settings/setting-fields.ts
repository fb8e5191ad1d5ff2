import { environmentNames } from '@/components/setup/environment-names';
import type { SettingKey } from '@/lib/config/setting-schemas';
import type { EnvironmentId } from '@/lib/kpis/types';
import { type Month, monthName } from '@/lib/month/month';
import type { SettingValue } from './view-types';

type Option = { readonly value: string; readonly text: string };

/** How a setting is typed in. `number` and the numeric choices are stored as numbers, the rest as text. */
export type SettingField =
  | { readonly kind: 'text' | 'percent' | 'number' | 'month' | 'list' | 'shares' }
  | { readonly kind: 'month-or-none' | 'day-or-none'; readonly none: string }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly isNumber?: true }
  | { readonly kind: 'several'; readonly options: readonly Option[] };

type Described = { readonly title: string; readonly field: SettingField };

const choice = (options: Readonly<Record<string, string>>): SettingField => ({
  kind: 'choice',
  options: Object.entries(options).map(([value, text]) => ({ value, text })),
});

const environmentOptions: readonly Option[] = (
  ['production', 'core', 'test', 'dev', 'staging', 'shared'] satisfies EnvironmentId[]
).map((id) => ({ value: id, text: environmentNames[id] }));

const chargeKinds: readonly Option[] = [
  { value: 'usage', text: 'Usage' },
  { value: 'commitment', text: 'Commitments' },
  { value: 'support', text: 'Support' },
  { value: 'vendor-fee', text: 'Vendor fee' },
  { value: 'marketplace', text: 'Marketplace' },
  { value: 'tax', text: 'Tax' },
  { value: 'credit', text: 'Credits' },
  { value: 'refund', text: 'Refunds' },
  { value: 'discount', text: 'Discounts' },
  { value: 'other', text: 'Other' },
];

const monthsOfYear: readonly Option[] = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  text: monthName(`2000-${String(index + 1).padStart(2, '0')}`).replace(' 2000', ''),
}));

/** The name and the form of every setting; the compiler asks for a new one. */
export const settingFields: Readonly<Record<SettingKey, Described>> = {
  organisationName: { title: 'Organisation', field: { kind: 'text' } },
  currency: { title: 'Currency', field: { kind: 'text' } },
  fiscalYearStartMonth: {
    title: 'Fiscal year',
    field: { kind: 'choice', options: monthsOfYear, isNumber: true },
  },
  firstReportMonth: { title: 'Report #1', field: { kind: 'month' } },
  costBasis: {
    title: 'Cost basis',
    field: choice({
      effective: 'Effective: amortised, after discounts',
      billed: 'Billed: as invoiced',
      contracted: 'Contracted: negotiated rates',
      list: 'List: on-demand rates',
    }),
  },
  countBasis: {
    title: 'Workspaces are counted',
    field: choice({ 'month-end': 'On the month’s last day', 'daily-average': 'As their daily average' }),
  },
  kpiScopeClasses: { title: 'Charges in KPI cost', field: { kind: 'several', options: chargeKinds } },
  hibernationStartMonth: { title: 'Hibernation began', field: { kind: 'month-or-none', none: 'Always there' } },
  noiseBandPct: { title: 'Noise band', field: { kind: 'percent' } },
  warnBandPct: { title: 'Warn band', field: { kind: 'percent' } },
  nonProductionEnvironments: {
    title: 'Non-production',
    field: { kind: 'several', options: environmentOptions },
  },
  sharedCostSplit: {
    title: 'Shared cost',
    field: choice({
      keep: 'Stays shared: in the total only',
      proportional: 'Split in proportion to each environment’s cost',
      even: 'Split evenly',
      fixed: 'Split by fixed shares',
      core: 'Given to core',
    }),
  },
  sharedCostShares: { title: 'Fixed shares', field: { kind: 'shares' } },
  paidBasis: {
    title: 'A workspace is paid by',
    field: choice({
      'entitlement-on-last-day': 'Its entitlement on the last day',
      'payment-received': 'A payment received for the month',
    }),
  },
  asOf: { title: 'Today is', field: { kind: 'day-or-none', none: 'The clock’s day' } },
  tagKeys: { title: 'Tag keys kept', field: { kind: 'list' } },
  tagValueLimit: { title: 'Values of a tag key kept', field: { kind: 'number' } },
  clusterTagKeys: { title: 'Tag keys that name a cluster', field: { kind: 'list' } },
  shrinkLimitPct: { title: 'A part that shrinks a bill asks above', field: { kind: 'percent' } },
  reconciliationTolerancePct: { title: 'Reconciliation tolerance', field: { kind: 'percent' } },
  unmappedLimitPct: { title: 'Unmapped limit', field: { kind: 'percent' } },
};

const textOf = (options: readonly Option[], value: unknown): string =>
  options.find((option) => option.value === String(value))?.text ?? String(value);

const sharesText = (shares: Readonly<Record<string, string>>): string =>
  Object.entries(shares)
    .map(([environment, share]) => `${environmentNames[environment as EnvironmentId]} ${share}`)
    .join(', ') || 'None';

const isDate = (value: string): value is Month => /^\d{4}-\d\d$/.test(value);

/** A setting's value in words. */
export const settingWords = (key: SettingKey, value: SettingValue): string => {
  const { field } = settingFields[key];
  if (value === null) return 'none' in field ? field.none : 'None';
  if (typeof value === 'object' && !Array.isArray(value)) return sharesText(value as Readonly<Record<string, string>>);
  if (Array.isArray(value)) {
    const texts = value.map((one) => ('options' in field ? textOf(field.options, one) : one));
    return texts.length === 0 ? 'None' : texts.join(', ');
  }
  if ('options' in field) return textOf(field.options, value);
  if (field.kind === 'percent') return `${value}%`;
  return isDate(String(value)) ? monthName(String(value)) : String(value);
};

const given = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();

/** What a filled form says: the value as the API takes it. */
export const readSetting = (key: SettingKey, data: FormData): SettingValue => {
  const { field } = settingFields[key];
  const text = given(data, 'value');
  switch (field.kind) {
    case 'number':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'choice':
      return field.isNumber === true ? Number(text) : text;
    case 'month-or-none':
    case 'day-or-none':
      return text === '' ? null : text;
    case 'several':
      return data.getAll('value').map(String);
    case 'list':
      return text
        .split(/[,\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== '');
    case 'percent':
      return text.replace(/\s*%$/, '');
    default:
      return text;
  }
};
