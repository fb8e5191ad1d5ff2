import type { WaterfallBar } from './waterfall-bars';

type Drawing = { readonly bars: readonly WaterfallBar[]; readonly isCut: boolean; readonly label: string };
type Column = { readonly bar: WaterfallBar; readonly at: number; readonly slot: number; readonly isCut: boolean };

const WIDTH = 640;
const TOP = 26;
const BASE = 238;
const HEIGHT = 278;

/** Words over one or two lines, broken where the halves are most alike. */
const linesOf = (label: string): string[] => {
  const words = label.split(' ');
  if (words.length === 1) return words;
  const first = (count: number) => words.slice(0, count).join(' ');
  const counts = words.slice(1).map((_, at) => at + 1);
  const best = counts.reduce((a, b) =>
    Math.abs(2 * first(b).length - label.length) < Math.abs(2 * first(a).length - label.length) ? b : a,
  );
  return [first(best), words.slice(best).join(' ')];
};

/** A zigzag in the page's colour: the bar does not start at zero. */
function Cut({ x, width }: { x: number; width: number }) {
  const quarter = width / 4;
  const path = `M${x - 2},${BASE - 12}l${quarter + 1},-5l${quarter},5l${quarter},-5l${quarter + 3},5`;
  return <path d={path} className="wf-cut" />;
}

function ColumnOf({ bar, at, slot, isCut }: Column) {
  const y = (level: number) => BASE - level * (BASE - TOP);
  const width = slot * 0.7;
  const x = at * slot + (slot - width) / 2;
  const [top, bottom] = [y(Math.max(bar.from, bar.to)), y(Math.min(bar.from, bar.to))];
  const isTotal = bar.kind === 'total';
  const isBelow = bar.kind === 'down' && bottom + 18 < BASE;
  return (
    <g>
      {bar.kind === 'none' ? (
        <line x1={x} x2={x + width} y1={top} y2={top} className="ld" />
      ) : (
        <rect x={x} y={top} width={width} height={Math.max(1, bottom - top)} className={`wf-${bar.kind}`} />
      )}
      {isTotal && isCut && <Cut x={x} width={width} />}
      <text
        x={x + width / 2}
        y={isBelow ? bottom + 15 : top - 7}
        textAnchor="middle"
        className={isTotal ? 'b halo' : 'ink halo'}
        data-figure={bar.figure}
      >
        {bar.text}
      </text>
      <text x={x + width / 2} y={BASE + 16} textAnchor="middle" className={isTotal ? 'b sm' : 'ax sm'}>
        {linesOf(bar.label).map((line, index) => (
          <tspan key={line} x={x + width / 2} dy={index * 14}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}

/** The bars side by side, each led to the next by a thin line. */
export function WaterfallColumns({ bars, isCut, label }: Drawing) {
  const slot = WIDTH / bars.length;
  const y = (level: number) => BASE - level * (BASE - TOP);
  return (
    <svg className="c wide waterfall" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {bars.slice(0, -1).map((bar, at) => (
        <line
          key={bar.id}
          x1={(at + 0.85) * slot}
          x2={(at + 1.15) * slot}
          y1={y(bar.to)}
          y2={y(bar.to)}
          className="ld"
        />
      ))}
      {bars.map((bar, at) => (
        <ColumnOf key={bar.id} bar={bar} at={at} slot={slot} isCut={isCut} />
      ))}
      <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} className="z" />
    </svg>
  );
}
