'use client';

import { useXAxisScale, useYAxisScale } from 'recharts';

/** A number in bold on top of one month's bar. */
export function TopLabel({ month, height, text }: { month: string; height: number; text: string }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined || height <= 0) return null;
  return (
    <text
      x={Number(x(month, { position: 'middle' }) ?? 0)}
      y={Number(y(height) ?? 0) - 6}
      textAnchor="middle"
      className="b halo"
    >
      {text}
    </text>
  );
}
