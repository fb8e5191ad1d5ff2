import type { Gap, ModelId, UnitCost } from '../../forecast/forecast';
import { formatMoney, formatShare } from '../../kpis/format';
import type { Rational } from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { countOf } from '../format/words';
import type { ModelRow } from '../schema/projection';
import { type Sentence, sentence } from '../sentence';
import type { Projection } from './projection';

export const modelNames: Readonly<Record<ModelId, string>> = {
  'last-value': 'Last value',
  'linear-trend': 'Linear trend',
  seasonal: 'Seasonal',
  driver: 'Workspaces',
};

/** What each model does, after its name. */
export const modelWords: Readonly<Record<ModelId, string>> = {
  'last-value': 'Each month costs a day what the last one did.',
  'linear-trend': 'The line through the last six months, carried on.',
  seasonal: 'The same month a year ago, moved by how far the last three months lie from those a year ago.',
  driver: 'Workspaces times a unit cost, plus a fixed part, as in the last year; workspaces grow on as they did.',
};

const gapWords: Readonly<Record<Gap, string>> = {
  'too-short': 'Not compared: too few months in a row.',
  'no-counts': 'Not compared: workspaces were not counted in every month.',
  'no-fit': 'Not compared: cost did not follow the number of workspaces in every year looked at.',
};

const unitCostWords = (context: ReportContext, found: UnitCost | null): Sentence | null => {
  if (found === null) return null;
  const of = (id: keyof UnitCost, unit: 'money' | 'money-per-workspace', places: number) =>
    figure({
      id: `projection.model.driver.${id}`,
      value: found[id],
      unit,
      source: { kind: 'projection', of: `driver.${id}`, month: context.month },
      print: (value) => formatMoney(value, context.currency, places),
    });
  return sentence` A workspace costs ${of('unit', 'money-per-workspace', 2)} a day, and ${of('fixed', 'money', 0)} a day is fixed.`;
};

/** The models that the backtest compared, with their errors, the simpler one first. */
export const modelRows = (context: ReportContext, { forecast }: Projection): ModelRow[] =>
  (forecast?.scores ?? []).map(({ id, error, gap }) => {
    const isRefused = forecast?.refused.includes(id) ?? false;
    const refused = isRefused ? ' Not taken: it would give an environment a negative cost.' : '';
    const words = gap === null ? modelWords[id] : gapWords[gap];
    const found = id === 'driver' && gap === null ? unitCostWords(context, forecast?.unitCost ?? null) : null;
    return {
      id,
      name: modelNames[id],
      error: errorFigure(context, `projection.model.${id}.error`, error, words),
      isChosen: forecast?.model === id,
      note: sentence`${words}${found}${refused}`,
    };
  });

/** A mean error as percent. */
export const errorFigure = (context: ReportContext, id: string, value: Rational | null, why: string): Figure =>
  figure({
    id,
    value,
    unit: 'share',
    source: { kind: 'projection', of: 'error', month: context.month },
    print: (error) => formatShare(error),
    reason: { code: 'not-compared', text: why },
  });

/** `12 months`. */
export const trialWords = ({ forecast }: Projection): string => countOf(forecast?.trials ?? 0, 'month');
