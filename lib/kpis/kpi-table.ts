import type { Rational } from '../money/rational';
import { formatKpiValue, statusWords } from './format';
import { formatKpiChange, roundChange } from './format-change';
import type { KpiReport, KpiResult } from './kpi-report';
import type { RuleStatus } from './rules';

const NO_NUMBER = '–';

const rowOf = ({ definition, current, change, verdict }: KpiResult, currency: string): string[] => {
  const printed = change === null ? null : roundChange(change, definition.unit);
  const print = (value: Rational | undefined) =>
    value === undefined ? NO_NUMBER : formatKpiChange(value, definition.unit, currency);
  return [
    definition.id,
    current.value === null ? NO_NUMBER : formatKpiValue(current.value, definition.unit, currency),
    print(printed?.change),
    print(printed?.numeratorEffect),
    print(printed?.denominatorEffect),
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
