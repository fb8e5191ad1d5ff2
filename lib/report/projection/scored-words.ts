import { formatMoney, formatShare } from '../../kpis/format';
import type { Rational } from '../../money/rational';
import { monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { type Figure, type FigureReason, type FigureSource, figure } from '../figure';
import { monthWord } from '../format/words';
import type { ScoredProjection } from '../schema/projection';
import { type Sentence, sentence } from '../sentence';
import { noBand } from './period';
import { isScored, type Scored, scoredOf } from './scored';

type Asked = {
  readonly id: string;
  readonly value: Rational | null;
  readonly unit: 'money' | 'share';
  readonly kind?: FigureSource['kind'];
  readonly reason: FigureReason;
};

const figureOf = (context: ReportContext, { id, value, unit, kind = 'projection', reason }: Asked): Figure =>
  figure({
    id: `projection.scored.${id}`,
    value,
    unit,
    source: { kind, of: `scored.${id}`, month: context.month },
    print: (exact) => (unit === 'money' ? formatMoney(exact, context.currency) : formatShare(exact)),
    reason,
  });

const notOver: FigureReason = { code: 'partial-month', text: 'The month is not over: its forecast is not scored.' };

type Figures = Omit<ScoredProjection, 'words' | 'isInside'>;

const wordsOf = (context: ReportContext, { isInside }: Scored, figures: Figures): Sentence => {
  const name = monthWord(context.month);
  const made = sentence`The forecast for ${name}, from the data up to ${monthName(context.previousMonth)}, was ${figures.projected}`;
  if (figures.error.exact === null) return sentence`${made}; the month is not over, so it is not scored.`;
  const held = isInside === null ? '' : isInside ? ', inside the 80% band' : ', outside the 80% band';
  return sentence`${made}; the cost was ${figures.actual}: ${figures.error} off${held}.`;
};

/** Last month's forecast for the report's month, scored; null where there was too little history for one. */
export const scoredSection = (context: ReportContext): ScoredProjection | null => {
  const scored = scoredOf(context);
  if (!isScored(scored)) return null;
  const of = (id: string, value: Rational | null, reason: FigureReason, unit: 'money' | 'share' = 'money') =>
    figureOf(context, { id, value, unit, reason });
  const figures: Figures = {
    projected: of('projected', scored.projected, notOver),
    low: of('low', scored.band?.low ?? null, noBand),
    high: of('high', scored.band?.high ?? null, noBand),
    actual: of('actual', scored.actual, notOver),
    error: of('error', scored.error, notOver, 'share'),
  };
  return { ...figures, isInside: scored.isInside, words: wordsOf(context, scored, figures) };
};
