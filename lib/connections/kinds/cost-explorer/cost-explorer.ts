import 'server-only';
import { spentMicros } from '../../../../db/queries/provider-spend';
import type { Connector, ConnectorContext, PullPlan } from '../../connector';
import { checkCostExplorer } from './check';
import { dueOf } from './due-of';
import { recallMemory } from './memory';
import { planPull } from './plan-pull';
import { pullCosts } from './pull';
import {
  type CostExplorerSettings,
  capMicrosOf,
  costExplorerFields,
  costExplorerSettingsSchema,
  dollars,
} from './settings';

/** The plan, with a notice where the month's cap leaves less than it costs. */
const withinCap = (plan: PullPlan, settings: CostExplorerSettings, { db, connection, now }: ConnectorContext) => {
  const cap = capMicrosOf(settings);
  const left = cap - spentMicros(db, connection.id, now().toISOString().slice(0, 7));
  if (plan.costMicros <= left) return plan;
  const rest = dollars(left > 0n ? left : 0n);
  const text = `Of the ${dollars(cap)} that requests may cost this month, ${rest} is left: it would stop before its end, and store nothing.`;
  return { ...plan, notices: [...plan.notices, text] };
};

/** Pulls cost from the API of AWS Cost Explorer: few requests, counted and capped, since each costs $0.01. */
export const costExplorerConnector: Connector<CostExplorerSettings> = {
  kind: 'cost-explorer',
  title: 'AWS Cost Explorer',
  summary:
    'Cost by account and service, day by day, from AWS’s API. Nothing to set up in AWS but a permission; each request costs $0.01.',
  settings: costExplorerSettingsSchema,
  fields: costExplorerFields,
  brings: 'cost',
  test: checkCostExplorer,
  plan: (settings, request, context) => {
    const memory = recallMemory(context);
    const due = dueOf(settings, request, context, memory);
    const today = context.now().toISOString().slice(0, 10);
    const isAskedByName = request.months !== null;
    return withinCap(planPull({ settings, due, memory, today, isAskedByName }), settings, context);
  },
  pull: pullCosts,
};
