'use client';

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';

export type PlotNote = { readonly month: string; readonly text: string; readonly height: number };

const LINE = 15;

/** Notes in the plot with a thin leader to their month; each a line lower than the one before. */
export function PlotNotes({ notes, isNumbered }: { notes: readonly PlotNote[]; isNumbered: boolean }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (area === undefined || x === undefined || y === undefined) return null;
  return (
    <g>
      {notes.map(({ month, text, height }, index) => {
        const at = Number(x(month, { position: 'middle' }) ?? 0);
        const top = isNumbered ? area.y - 14 : area.y - 26 + index * LINE;
        const isRight = at > area.x + area.width / 2;
        const anchor = isNumbered ? 'middle' : isRight ? 'end' : 'start';
        const shift = isNumbered ? 0 : isRight ? 3 : -3;
        return (
          <g key={`${month} ${text}`}>
            <line x1={at} x2={at} y1={top + 4} y2={Math.max(top + 6, Number(y(height) ?? 0) - 3)} className="ld" />
            <text x={at + shift} y={top} textAnchor={anchor} className="sm halo ink">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
