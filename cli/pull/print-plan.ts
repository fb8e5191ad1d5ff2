import type { PullPlan } from '../../lib/connections/connector';
import { formatMoney } from '../../lib/kpis/format';
import { rational } from '../../lib/money/rational';
import { countOf } from '../../lib/report/format/words';

const micros = 1_000_000n;

/** Millionths of a dollar with cents; nothing is charged for most requests. */
export const dollars = (costMicros: bigint): string => formatMoney(rational(costMicros, micros), 'USD', 2);

const costWords = ({ requests, costMicros }: PullPlan): string =>
  costMicros === 0n
    ? `${countOf(requests, 'request')}, free of charge`
    : `about ${countOf(requests, 'request')}, ${dollars(costMicros)}`;

/** What a pull is about to ask for, before it runs. */
export const printPlan = (name: string, plan: PullPlan): void => {
  console.log(`${name}: ${costWords(plan)}`);
  for (const step of plan.steps) console.log(`  ${step}`);
  for (const notice of plan.notices) console.log(`  note: ${notice}`);
};

/** The same as one JSON object, money as text. */
export const planJson = (name: string, { steps, requests, costMicros, notices }: PullPlan) => ({
  ...{ connection: name, steps, requests, costMicros: String(costMicros), notices },
});
