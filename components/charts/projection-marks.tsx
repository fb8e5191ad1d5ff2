'use client';

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { monthName } from '@/lib/month/month';
import type { ScoredProjection } from '@/lib/report/schema/projection';

const at = (exact: string | null): number => Number(exact ?? 0);

type PastForecastProps = { readonly month: string; readonly scored: ScoredProjection; readonly isNarrow: boolean };

const SIZE = 4.5;
const ASIDE = -9;

/** Last month's forecast beside the actual point: a hollow diamond with its interval, and its score in words. */
export function PastForecast({ month, scored, isNarrow }: PastForecastProps) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (area === undefined || x === undefined || y === undefined) return null;
  const centre = Number(x(month, { position: 'middle' }) ?? 0) + ASIDE;
  const top = Number(y(at(scored.projected.exact)) ?? 0);
  const hasBand = scored.low.exact !== null;
  const [high, low] = [Number(y(at(scored.high.exact)) ?? 0), Number(y(at(scored.low.exact)) ?? 0)];
  const text = Math.min(area.y + area.height - 24, (hasBand ? low : top) + 22);
  const held = scored.isInside === null ? '' : scored.isInside ? ': inside the 80% band' : ': outside the 80% band';
  return (
    <g>
      {hasBand && (
        <path d={`M${centre - 3},${high}h6M${centre},${high}V${low}M${centre - 3},${low}h6`} className="past-band" />
      )}
      <path
        d={`M${centre},${top - SIZE}l${SIZE},${SIZE}l${-SIZE},${SIZE}l${-SIZE},${-SIZE}z`}
        className="past-forecast"
      />
      {!isNarrow && (
        <text textAnchor="end" className="sm halo ink">
          <tspan x={centre + 6} y={text}>
            Forecast for {monthName(month).split(' ')[0]} was {scored.projected.text},
          </tspan>
          <tspan x={centre + 6} dy="14">
            actual {scored.actual.text}
            {held}
          </tspan>
        </text>
      )}
    </g>
  );
}

type YearBoundaryProps = { readonly first: string; readonly before: string; readonly names: readonly [string, string] };

/** A line between two months where a fiscal year begins, with the names of both years. */
export function YearBoundary({ first, before, names }: YearBoundaryProps) {
  const area = usePlotArea();
  const x = useXAxisScale();
  if (area === undefined || x === undefined) return null;
  const [left, right] = [x(before, { position: 'middle' }), x(first, { position: 'middle' })];
  if (left === undefined || right === undefined) return null;
  const centre = (Number(left) + Number(right)) / 2;
  return (
    <g>
      <line x1={centre} x2={centre} y1={area.y - 16} y2={area.y + area.height} className="ld" strokeDasharray="2 3" />
      <text x={centre - 8} y={area.y - 8} textAnchor="end" className="ax sm">
        {names[0]}
      </text>
      <text x={centre + 8} y={area.y - 8} className="ax sm">
        {names[1]}
      </text>
    </g>
  );
}

export type EndText = {
  readonly at: number;
  readonly lines: readonly { readonly text: string; readonly className: string }[];
};

const LINE = 15;
const GAP = 8;

/** Words at the right end of the lines, moved apart where they would meet. */
export function EndTexts({ texts }: { texts: readonly EndText[] }) {
  const area = usePlotArea();
  const y = useYAxisScale();
  if (area === undefined || y === undefined) return null;
  let next = area.y;
  const placed = [...texts]
    .sort((a, b) => b.at - a.at)
    .map((text) => {
      const top = Math.max(next, Number(y(text.at) ?? 0) - 2);
      next = top + text.lines.length * LINE + GAP;
      return { ...text, top };
    });
  return (
    <g>
      {placed.map(({ top, lines }) => (
        <text key={lines[0]?.text} className="halo">
          {lines.map(({ text, className }, index) => (
            <tspan key={text} x={area.x + area.width + 10} y={top + 4 + index * LINE} className={className}>
              {text}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}
