import type { RulesView } from '@/components/rules/view-types';
import { startIn, valueIn } from '@/components/settings/periods';
import { reportMonths } from '@/db/queries/report-months';
import { settingsFor } from '@/db/queries/settings-for';
import { catchesOf } from '@/lib/config/rule-catches';
import { offeredClusterRules } from '@/lib/connections/counts/seen-clusters';
import { starterCostTypes, starterRules } from '@/lib/kpis/classification/starter-rules';
import { costBases, costClasses, type RuleKind, ruleKinds } from '@/lib/kpis/types';
import type { Settings } from '../load-settings';

/** A page's query as it came: each a text, several of them, or nothing. */
export type RulesQuery = Readonly<Record<string, string | string[] | undefined>>;

const resultsOf = (kind: RuleKind, used: readonly string[]): string[] => {
  if (kind === 'cost-class') return [...costClasses];
  return [...new Set([...(kind === 'cost-type' ? starterCostTypes : ['$tag']), ...used])];
};

/** The rules that an address asks for; what it does not say or says wrong is the newest month with a bill, in its basis. */
export const loadRules = ({ db, frame, config }: Settings, query: RulesQuery): RulesView => {
  const months = reportMonths(db).reverse();
  const kind = ruleKinds.find((each) => each === query['kind']) ?? 'cost-type';
  const month = months.find((each) => each === query['month']) ?? frame.month;
  const settings = settingsFor(db, month);
  const basis = costBases.find((each) => each === query['basis']) ?? settings.costBasis;
  const accounts = query['accounts'];
  const isProductionOnly = accounts === undefined ? undefined : accounts === 'production';
  const periods = config.rules.filter((set) => set.kind === kind).map(({ from, rules }) => ({ from, value: rules }));
  const value = valueIn(periods, month) ?? [];
  return {
    ...{ kind, month, basis, canChange: frame.canChange, periods },
    months: months.length === 0 ? [month] : months,
    inForce: { from: startIn(periods, month), value },
    starters: starterRules(settings.clusterTagKeys)
      .filter((rule) => rule.kind === kind)
      .map(({ name, match, result }) => ({ name, match, result })),
    offered: kind === 'cluster' ? offeredClusterRules(db) : [],
    results: resultsOf(
      kind,
      value.map(({ result }) => result),
    ),
    catches: catchesOf(db, { kind, month, basis, isProductionOnly }),
  };
};
