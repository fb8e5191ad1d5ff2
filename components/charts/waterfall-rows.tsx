import type { WaterfallBar } from './waterfall-bars';

type Drawing = { readonly bars: readonly WaterfallBar[]; readonly isCut: boolean; readonly label: string };

const WIDTH = 358;
/** Bars end here, so that every number has room beside them. */
const REACH = 290;
const ROW = 38;
const BAR_TOP = 18;
const BAR = 12;

function Cut({ y }: { y: number }) {
  return <path d={`M12,${y - 2}l-4,${BAR / 4 + 1}l4,${BAR / 4}l-4,${BAR / 4}l4,${BAR / 4 + 3}`} className="wf-cut" />;
}

function RowOf({ bar, at, isCut }: { bar: WaterfallBar; at: number; isCut: boolean }) {
  const [left, right] = [Math.min(bar.from, bar.to) * REACH, Math.max(bar.from, bar.to) * REACH];
  const y = at * ROW + BAR_TOP;
  const isTotal = bar.kind === 'total';
  return (
    <g>
      <text x="0" y={y - 6} className={isTotal ? 'b halo' : 'ink halo'}>
        {bar.label}
      </text>
      {bar.kind === 'none' ? (
        <line x1={right} x2={right} y1={y} y2={y + BAR} className="ld" />
      ) : (
        <rect x={left} y={y} width={Math.max(1, right - left)} height={BAR} className={`wf-${bar.kind}`} />
      )}
      {isTotal && isCut && <Cut y={y} />}
      <text x={WIDTH} y={y + 10} textAnchor="end" className={isTotal ? 'b' : 'ink'} data-figure={bar.figure}>
        {bar.text}
      </text>
    </g>
  );
}

/** The bars below each other, for a phone: each hangs on where the one above ends. */
export function WaterfallRows({ bars, isCut, label }: Drawing) {
  return (
    <svg className="c narrow waterfall" viewBox={`0 0 ${WIDTH} ${bars.length * ROW - 4}`} role="img" aria-label={label}>
      {bars.slice(0, -1).map((bar, at) => (
        <line
          key={bar.id}
          x1={bar.to * REACH}
          x2={bar.to * REACH}
          y1={at * ROW + BAR_TOP + BAR}
          y2={(at + 1) * ROW + BAR_TOP}
          className="ld"
        />
      ))}
      {bars.map((bar, at) => (
        <RowOf key={bar.id} bar={bar} at={at} isCut={isCut} />
      ))}
    </svg>
  );
}
