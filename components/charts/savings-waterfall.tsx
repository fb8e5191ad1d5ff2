import type { SavingsStep } from '@/lib/report/schema/savings';
import { shortNumber } from './axis-numbers';
import { placeBars, type WaterfallBar } from './waterfall-bars';
import { WaterfallColumns } from './waterfall-columns';
import { WaterfallRows } from './waterfall-rows';

type SavingsWaterfallProps = { readonly steps: readonly SavingsStep[]; readonly currency: string };

const inWords = (bars: readonly WaterfallBar[]): string =>
  `Waterfall: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`;

/** From list price to what is paid after fees: columns side by side, rows below each other on a phone. */
export function SavingsWaterfall({ steps, currency }: SavingsWaterfallProps) {
  const { bars, start } = placeBars(steps);
  if (bars.length === 0) return null;
  const axis = start > 0 ? `. Bars start at ${shortNumber(start)}` : '';
  return (
    <figure>
      <figcaption>
        <h3>From list price to what is paid</h3>
        <p className="cap">
          {currency}
          {axis}
        </p>
      </figcaption>
      <WaterfallColumns bars={bars} isCut={start > 0} label={inWords(bars)} />
      <WaterfallRows bars={bars} isCut={start > 0} label={inWords(bars)} />
    </figure>
  );
}
