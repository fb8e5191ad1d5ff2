import type { BridgeBar, BridgeDrawing } from './bridge-bars';

const WIDTH = 1112;
const TOP = 30;
const BASE = 274;
const HEIGHT = 320;

type Limit = { readonly at: number; readonly text: string };

/** Words over one or two lines, broken where the halves are most alike. */
const linesOf = (label: string): string[] => {
  const words = label.split(' ');
  if (words.length === 1 || label.length <= 9) return [label];
  const head = (count: number) => words.slice(0, count).join(' ');
  const counts = words.slice(1).map((_, at) => at + 1);
  const uneven = (count: number) => Math.abs(2 * head(count).length - label.length);
  const best = counts.reduce((a, b) => (uneven(b) < uneven(a) ? b : a));
  return [head(best), words.slice(best).join(' ')];
};

const isWhole = ({ kind }: BridgeBar): boolean => kind === 'total' || kind === 'middle';

type BarProps = {
  readonly bar: BridgeBar;
  readonly at: number;
  readonly slot: number;
  readonly y: (level: number) => number;
  readonly isCut: boolean;
};

function Bar({ bar, at, slot, y, isCut }: BarProps) {
  const width = slot * 0.7;
  const x = at * slot + (slot - width) / 2;
  const centre = x + width / 2;
  const start = isWhole(bar) ? BASE : y(bar.from);
  const [top, bottom] = [Math.min(start, y(bar.to)), Math.max(start, y(bar.to))];
  const isBelow = !isWhole(bar) && bar.to < bar.from;
  const strong = isWhole(bar) ? 'b' : 'ax';
  return (
    <g>
      <rect x={x} y={top} width={width} height={Math.max(1, bottom - top)} className={`br-${bar.kind}`} />
      {isWhole(bar) && isCut && (
        <path
          d={`M${x - 2},${BASE - 12}l${width / 4 + 1},-5l${width / 4},5l${width / 4},-5l${width / 4 + 3},5`}
          className="wf-cut"
        />
      )}
      <text
        x={centre}
        y={isBelow ? Math.min(bottom + 15, BASE - 4) : top - 7}
        textAnchor="middle"
        className={isWhole(bar) ? 'b halo' : 'ink halo'}
      >
        {bar.figure.text}
      </text>
      {linesOf(bar.label).map((line, index) => (
        <text key={line} x={centre} y={BASE + 16 + index * 14} textAnchor="middle" className={strong}>
          {line}
        </text>
      ))}
    </g>
  );
}

function LimitLine({ limit, y }: { readonly limit: Limit; readonly y: number }) {
  return (
    <g>
      <line x1="0" x2={WIDTH} y1={y} y2={y} className="tgt" />
      <text x={WIDTH} y={y - 6} textAnchor="end" className="ax sm halo">
        Target {limit.text}
      </text>
    </g>
  );
}

type BridgeChartProps = { readonly drawing: BridgeDrawing; readonly limit: Limit | null; readonly label: string };

/** The bars side by side, each led to the next by a thin line; on a phone the frame round it scrolls. */
export function BridgeChart({ drawing: { bars, low, high }, limit, label }: BridgeChartProps) {
  const slot = WIDTH / bars.length;
  const y = (level: number) => BASE - ((level - low) / (high - low)) * (BASE - TOP);
  const isDrawn = limit !== null && limit.at >= low && limit.at <= high;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {bars.slice(0, -1).map((bar, at) => (
        <line
          key={bar.key}
          x1={(at + 0.85) * slot}
          x2={(at + 1.15) * slot}
          y1={y(bar.to)}
          y2={y(bar.to)}
          className="ld"
        />
      ))}
      {isDrawn && <LimitLine limit={limit} y={y(limit.at)} />}
      {bars.map((bar, at) => (
        <Bar key={bar.key} bar={bar} at={at} slot={slot} y={y} isCut={low > 0} />
      ))}
      <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} className="z" />
    </svg>
  );
}
