import { formatMoney } from '../../kpis/format';
import type { Rational } from '../../money/rational';
import type { Month } from '../../month/month';
import { measureValue, type ReportContext } from '../context';
import { type Figure, type FigureSource, figure } from '../figure';
import { formatMoneyChange, formatRelativeChange, formatRelativeSize } from '../format/numbers';

/** A month's total cost. */
export const totalFigure = (context: ReportContext, month: Month): Figure =>
  figure({
    id: `headline.cost.${month}`,
    value: measureValue(context, 'cost.total', month),
    unit: 'money',
    source: { kind: 'measure', of: 'cost.total', month },
    print: (value) => formatMoney(value, context.currency),
    reason: context.measure('cost.total', month)?.reason ?? null,
  });

/** A change in percent, signed; or without its sign, for words that say which way. */
export const changeFigure = (context: ReportContext, of: string, value: Rational, isSigned: boolean): Figure =>
  figure({
    id: isSigned ? `headline.${of}` : `headline.${of}.size`,
    value,
    unit: 'relative-change',
    source: { kind: 'measure', of, month: context.month },
    print: isSigned ? formatRelativeChange : formatRelativeSize,
  });

type Money = { readonly id: string; readonly value: Rational | null; readonly kind: FigureSource['kind'] };

/** An amount of the month. */
export const amountFigure = (context: ReportContext, { id, value, kind }: Money, places = 0): Figure =>
  figure({
    id: `headline.${id}`,
    value,
    unit: 'money',
    source: { kind, of: id, month: context.month },
    print: (exact) => formatMoney(exact, context.currency, places),
    reason: { code: 'not-known', text: 'It is not known.' },
  });

/** An amount that something changed by, signed. */
export const amountChange = (context: ReportContext, { id, value, kind }: Money): Figure =>
  figure({
    id: `headline.${id}`,
    value,
    unit: 'money',
    source: { kind, of: id, month: context.month },
    print: (exact) => formatMoneyChange(exact, context.currency),
    reason: { code: 'not-known', text: 'It is not known.' },
  });
