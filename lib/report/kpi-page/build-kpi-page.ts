import type { KpiResult } from '../../kpis/kpi-report';
import type { Month } from '../../month/month';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { judgementOf } from '../scorecard/judgement';
import { bridgeOf } from './bridge';
import { caveatsOf } from './caveats';
import { findingOf } from './finding';
import { fractionOf } from './fraction';
import { historyOf } from './history';
import type { BridgeCut, KpiPage } from './kpi-page';

/** What of a KPI's page is asked for: which KPI, which two months are compared and how, and how many months are drawn. */
export type KpiQuestion = {
  readonly id: string;
  readonly from?: Month | null;
  readonly to?: Month | null;
  readonly cut?: BridgeCut;
  readonly isShort?: boolean;
};

/** A KPI's result in the report's month by its id, capitals or not; null when it is not defined in it. */
export const resultOf = (context: ReportContext, id: string): KpiResult | null =>
  context.kpis.results.find(({ definition }) => definition.id.toLowerCase() === id.toLowerCase()) ?? null;

/** One KPI's page in the context's month: pure, the same context gives the same document; null when there is no such KPI. */
export const buildKpiPage = (context: ReportContext, question: KpiQuestion): KpiPage | null => {
  const result = resultOf(context, question.id);
  if (result === null) return null;
  const { definition } = result;
  const { inputs, month, currency } = context;
  const bridge = bridgeOf(context, definition, question, result.verdict.limit);
  const { status, judgement, targetText } = judgementOf(context, result);
  const { id, name, group, unit, better, description, version, validFrom } = definition;
  return {
    ...{ id, name, group, unit, better, description, version, validFrom, month, currency },
    monthName: monthName(month),
    basis: inputs.basis,
    countBasis: inputs.settings.countBasis,
    dataState: context.state?.data ?? 'open',
    reportState: context.state?.report ?? 'draft',
    partialTo: context.isPartial ? (context.state?.lastUsageDay ?? null) : null,
    finding: findingOf(context, result),
    ...{ status, judgement, targetText },
    fraction: fractionOf(context, result),
    history: historyOf(context, definition, question.isShort === true),
    bridge,
    caveats: caveatsOf(context, result),
  };
};
