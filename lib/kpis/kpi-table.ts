import { isNegative, isZero, type Rational } from '../money/rational';
import { formatKpiValue, formatMoney, formatShare, statusWords } from './format';
import type { KpiReport, KpiResult } from './kpi-report';
import type { RuleStatus } from './rules';
import type { KpiUnit } from './types';

const NO_NUMBER = '–';

const signed = (text: string, value: Rational): string => (isNegative(value) || isZero(value) ? text : `+${text}`);

/** A change as screens print it: with a sign, bridge effects of unit costs with 3 decimals, shares in points. */
export const formatKpiChange = (change: Rational, unit: KpiUnit, currency: string): string => {
  if (unit === 'share') return signed(formatShare(change).replace('%', ' pp'), change);
  if (unit === 'money-per-workspace') return signed(formatMoney(change, currency, 3), change);
  return signed(formatKpiValue(change, unit, currency), change);
};

const rowOf = ({ definition, current, change, verdict }: KpiResult, currency: string): string[] => {
  const print = (value: Rational | undefined) =>
    value === undefined ? NO_NUMBER : formatKpiChange(value, definition.unit, currency);
  return [
    definition.id,
    current.value === null ? NO_NUMBER : formatKpiValue(current.value, definition.unit, currency),
    print(change?.change),
    print(change?.numeratorEffect),
    print(change?.denominatorEffect),
    statusWords[verdict.status],
    current.reason?.text ?? verdict.text ?? definition.name,
  ];
};

/** A month's KPIs as rows of text, the head first: for a terminal. */
export const kpiTable = (report: KpiReport): string[][] => [
  ['KPI', 'Value', 'Change', 'Numerator', 'Denominator', 'Status', ''],
  ...report.results.map((result) => rowOf(result, report.currency)),
];

/** A rule's status in words; rules can also be not applicable. */
export const ruleStatusWords = (status: RuleStatus): string =>
  status === 'not-applicable' ? 'Not applicable' : statusWords[status];

/** The three rules as lines of text. */
export const ruleLines = (report: KpiReport): string[] =>
  report.rules.map((rule) =>
    [`${rule.id}  ${rule.name}: ${ruleStatusWords(rule.status)}.`, ...(rule.text === null ? [] : [rule.text])].join(
      ' ',
    ),
  );
