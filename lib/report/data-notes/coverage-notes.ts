import { formatMoney, formatShare } from '../../kpis/format';
import { sumNanos } from '../../money/nanos';
import { divide, fromNanos, isZero, type Rational } from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { formatNumber } from '../format/numbers';
import { countOf } from '../format/words';
import type { Note } from '../schema/data-notes';
import { type Sentence, sentence } from '../sentence';
import type { TaggedCost } from './tagged-cost';

const shareFigure = (context: ReportContext, id: string, value: Rational): Figure =>
  figure({
    id: `data-notes.${id}`,
    value,
    unit: 'share',
    source: { kind: 'cost', of: id, month: context.month },
    print: (share) => formatShare(share),
  });

const shareOf = (part: Rational | null, whole: Rational | null): Rational | null =>
  part === null || whole === null || isZero(whole) ? null : divide(part, whole);

/** The accounts without an environment: how many, what they cost, and their share of the cost. */
export const unmappedNote = (context: ReportContext): Note => {
  const measure = context.measure('cost.unmapped', context.month);
  const cells = context.cells(context.month) ?? [];
  const accounts = new Set(cells.filter((cell) => cell.environment === 'unmapped').map((cell) => cell.accountId));
  if (accounts.size === 0) return { label: 'Unmapped', text: sentence`No account is without an environment.` };
  const cost = figure({
    id: 'data-notes.unmapped',
    value: measure?.value ?? null,
    unit: 'money',
    source: { kind: 'measure', of: 'cost.unmapped', month: context.month },
    print: (value) => formatNumber(value, 2),
    reason: measure?.reason ?? null,
  });
  const share = shareOf(measure?.value ?? null, context.measure('cost.total', context.month)?.value ?? null);
  const ofCost: Sentence | null =
    share === null ? null : sentence`, ${shareFigure(context, 'unmapped.share', share)} of cost`;
  const who = countOf(accounts.size, 'account');
  return {
    label: 'Unmapped',
    text: sentence`${who} without an environment, ${context.currency} ${cost}${ofCost}.`,
  };
};

const costOf = (costs: readonly TaggedCost[]): Rational | null => {
  const nanos = sumNanos(costs.map((cost) => cost.nanos));
  return nanos === null ? null : fromNanos(nanos);
};

/** How much of usage carries each kept tag key, and how much carries none: clusters and rules by tag see no more. */
export const tagNote = (context: ReportContext): Note[] => {
  const { tagCoverage, settings } = context.inputs;
  const total = costOf(tagCoverage);
  if (settings.tagKeys.length === 0 || total === null || isZero(total)) return [];
  const parts = settings.tagKeys.flatMap((key) => {
    const share = shareOf(costOf(tagCoverage.filter(({ keys }) => keys.includes(key))), total);
    return share === null ? [] : [sentence`${key} ${shareFigure(context, `tag.${key}`, share)}`];
  });
  const none = shareOf(costOf(tagCoverage.filter(({ keys }) => keys.length === 0)), total);
  if (parts.length === 0 || none === null) return [];
  const listed = parts.reduce((text, part, at) => (at === 0 ? part : sentence`${text}, ${part}`));
  return [
    {
      label: 'Tags',
      text: sentence`Of usage cost, by tag key: ${listed}; ${shareFigure(context, 'tag.none', none)} carries none of them.`,
    },
  ];
};

/** What was paid for commitments that nothing used: in effective cost, and the first thing to act on. */
export const unusedNote = (context: ReportContext): Note[] => {
  const own = context.inputs.savings.costs.filter(
    ({ month, environment }) => month === context.month && environment !== 'out-of-scope',
  );
  if (!own.some(({ commitmentStatus }) => commitmentStatus !== null)) return [];
  const nanos = own.filter(({ commitmentStatus }) => commitmentStatus === 'Unused');
  const cost = figure({
    id: 'data-notes.unused-commitments',
    value: fromNanos(nanos.reduce((sum, { effectiveNanos }) => sum + (effectiveNanos ?? 0n), 0n)),
    unit: 'money',
    source: { kind: 'savings', of: 'unused-commitments', month: context.month },
    print: (value) => formatMoney(value, context.currency, 2),
  });
  return [
    { label: 'Unused commitments', text: sentence`${cost} of commitments went unused; it is in effective cost.` },
  ];
};
