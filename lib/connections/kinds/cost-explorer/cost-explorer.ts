import 'server-only';
import type { Connector } from '../../connector';
import { checkCostExplorer } from './check';
import { dueOf } from './due-of';
import { recallMemory } from './memory';
import { planPull } from './plan-pull';
import { pullCosts } from './pull';
import { type CostExplorerSettings, costExplorerFields, costExplorerSettingsSchema } from './settings';

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
    return planPull({ settings, due, memory, today, isAskedByName: request.months !== null });
  },
  pull: pullCosts,
};
