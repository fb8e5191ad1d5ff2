'use client';

import { usePlotArea, useYAxisScale } from 'recharts';

export type EndLabel = {
  readonly id: string;
  readonly text: string;
  /** Where it belongs, in the axis' numbers. */
  readonly at: number;
  readonly fill: string;
  readonly stroke?: string;
};

const GAP = 14;

/** Keeps labels at least 14 px apart: from the top down, then from the bottom up where they would leave the plot. */
const spread = (wanted: readonly number[], top: number, bottom: number): number[] => {
  const placed: number[] = [];
  for (const y of wanted) placed.push(Math.max(y, (placed.at(-1) ?? top - GAP) + GAP));
  for (let index = placed.length - 1, limit = bottom; index >= 0; index -= 1, limit -= GAP) {
    placed[index] = Math.min(placed[index] ?? limit, limit);
  }
  return placed;
};

/** Names at the right end of a stack, in ink with a swatch; given from the top of the stack down. */
export function EndLabels({ labels }: { labels: readonly EndLabel[] }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (area === undefined || scale === undefined) return null;
  const wanted = labels.map(({ at }) => Number(scale(at) ?? 0));
  const placed = spread(wanted, area.y + 6, area.y + area.height - 4);
  return (
    <g>
      {labels.map(({ id, text, fill, stroke }, index) => (
        <g key={id} transform={`translate(${area.x + area.width + 8},${placed[index] ?? 0})`}>
          <rect y="-4" width="8" height="8" style={{ fill, stroke: stroke ?? 'none' }} />
          <text x="13" y="4" className="sm ink">
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
