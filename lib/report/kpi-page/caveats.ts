import { formatKpiValue } from '../../kpis/format';
import type { KpiResult } from '../../kpis/kpi-report';
import { add } from '../../money/rational';
import type { ReportContext } from '../context';
import { leadingNumberWord } from '../format/words';
import { guardMessage } from '../scorecard/guard-note';
import type { KpiCaveats } from './kpi-page';

/** What the KPI would be, had its denominator stayed. */
const withoutOtherSide = (context: ReportContext, { change, previous, definition }: KpiResult): string => {
  if (change === null || previous?.value == null) return '';
  const value = add(previous.value, change.numeratorEffect);
  const text = formatKpiValue(value, definition.unit, context.currency);
  return ` With the month before’s ${definition.denominatorLabel.toLowerCase()} it would be ${text}.`;
};

const calloutOf = (context: ReportContext, result: KpiResult): KpiCaveats['callout'] => {
  const { guard, definition } = result;
  if (guard === null || context.isPartial) return null;
  const { numeratorLabel, denominatorLabel } = definition;
  const what = guard.outcome === 'better' ? 'improvement' : 'decline';
  const plain = `It got ${guard.outcome} only through ${denominatorLabel.toLowerCase()}, not through ${numeratorLabel.toLowerCase()}.`;
  // The scorecard's note tells active from hibernated workspaces; it is APWC's when APWC is guarded.
  const told = definition.id === 'APWC' && guard.outcome === 'better' ? guardMessage(context) : null;
  return {
    title: `${denominatorLabel}-driven ${what}`,
    text: `${told === null ? plain : told.text.text}${withoutOtherSide(context, result)}`,
  };
};

/** What one has to know to read the KPI rightly in its month; null when there is nothing. */
export const caveatsOf = (context: ReportContext, result: KpiResult): KpiCaveats | null => {
  const callout = calloutOf(context, result);
  const notes = result.caveats
    .filter(({ id }) => id !== 'other-side' && id !== 'not-computable')
    .map(({ text }) => (text.endsWith('.') ? text : `${text}.`));
  const { denominatorLabel, numeratorLabel } = result.definition;
  if (callout !== null) {
    const verb = result.guard?.outcome === 'better' ? 'Better' : 'Worse';
    const finding = `${verb} through ${denominatorLabel.toLowerCase()} alone: ${numeratorLabel.toLowerCase()} did not help`;
    return {
      finding: result.guard?.outcome === 'better' ? finding : finding.replace('did not help', 'did not do it'),
      ...{ callout, notes },
    };
  }
  if (notes.length === 0) return null;
  const count = notes.length === 1 ? 'One thing' : `${leadingNumberWord(notes.length)} things`;
  return { finding: `${count} to know before reading it`, callout, notes };
};
