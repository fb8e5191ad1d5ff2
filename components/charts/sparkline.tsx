import type { Point } from '@/lib/report/figure';

type SparklineProps = {
  readonly points: readonly Point[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  /** A dashed line at the target. */
  readonly limit?: string | null;
  /** Where the series stops being comparable. */
  readonly breakMonth?: string | null;
};

const PAD = 3;

const extent = (values: readonly number[]): [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [low - 1, high + 1] : [low, high];
};

/** A line of 13 months: no axes, the last month in the accent; gaps stay gaps. */
export function Sparkline({ points, label, width = 72, height = 20, limit = null, breakMonth = null }: SparklineProps) {
  const values = points.map(({ exact }) => (exact === null ? null : Number(exact)));
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return <span className="mut">–</span>;
  const [low, high] = extent(limit === null ? known : [...known, Number(limit)]);
  const x = (index: number) => PAD + (index * (width - 2 * PAD)) / Math.max(1, points.length - 1);
  const y = (value: number) => PAD + ((high - value) * (height - 2 * PAD)) / (high - low);
  const at = (value: number, index: number) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`;
  const path = values
    .map((value, index) => {
      if (value === null) return '';
      const isStart = index === 0 || values[index - 1] === null || points[index]?.month === breakMonth;
      return `${isStart ? 'M' : 'L'}${at(value, index)}`;
    })
    .join('');
  const last = values.at(-1) ?? null;
  const breakAt = points.findIndex(({ month }) => month === breakMonth);
  return (
    <svg
      className="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {limit !== null && <line x1="0" x2={width} y1={y(Number(limit))} y2={y(Number(limit))} className="tgt" />}
      {breakAt > 0 && <line x1={x(breakAt) - 4} x2={x(breakAt) - 4} y1="0" y2={height} className="brk" />}
      <path d={path} className="spl" />
      {last !== null && <circle cx={x(values.length - 1)} cy={y(last)} r="2.5" fill="var(--accent)" />}
    </svg>
  );
}
