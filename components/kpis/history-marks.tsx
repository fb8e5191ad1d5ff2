'use client';

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { HistoryPart, HistoryTarget } from '@/lib/report/kpi-page/kpi-page';

type Scales = {
  readonly x: (month: string) => number;
  readonly y: (value: number) => number;
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

const useScales = (): Scales | null => {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (area === undefined || x === undefined || y === undefined) return null;
  return {
    area,
    x: (month) => Number(x(month, { position: 'middle' }) ?? 0),
    y: (value) => Number(y(value) ?? 0),
  };
};

const breakAt = ({ x }: Scales, parts: readonly HistoryPart[], index: number): number => {
  const [before, after] = [parts[index], parts[index + 1]];
  return before === undefined || after === undefined ? 0 : (x(before.last) + x(after.first)) / 2;
};

/** The ground under earlier parts, and a double rule where one ends; both definitions named. */
export function HistoryGround({
  parts,
  isNarrow,
}: {
  readonly parts: readonly HistoryPart[];
  readonly isNarrow: boolean;
}) {
  const scales = useScales();
  if (scales === null || parts.length < 2) return null;
  const { area } = scales;
  const ends = parts.slice(0, -1).map((_, index) => breakAt(scales, parts, index));
  const lastEnd = ends.at(-1) ?? area.x;
  return (
    <g>
      <rect x={area.x} y={area.y} width={lastEnd - area.x} height={area.height} className="history-old-ground" />
      {ends.map((at) => (
        <g key={at}>
          <line x1={at - 1.5} x2={at - 1.5} y1={area.y - 22} y2={area.y + area.height} stroke="var(--ink)" />
          <line x1={at + 1.5} x2={at + 1.5} y1={area.y - 22} y2={area.y + area.height} stroke="var(--ink)" />
        </g>
      ))}
      {!isNarrow && (
        <text x={lastEnd - 8} y={area.y - 12} textAnchor="end" className="sm halo">
          {lastEnd - area.x < 90 ? '' : parts.at(-2)?.name}
        </text>
      )}
      <text
        x={lastEnd + (lastEnd > area.x + area.width * 0.7 ? -8 : 8)}
        y={lastEnd > area.x + area.width * 0.7 ? area.y + 12 : area.y - 12}
        textAnchor={lastEnd > area.x + area.width * 0.7 ? 'end' : 'start'}
        className="b sm halo"
      >
        {parts.at(-1)?.name}
      </text>
    </g>
  );
}

/** The threshold in the months in which it is in force. */
export function TargetLines({ targets }: { readonly targets: readonly HistoryTarget[] }) {
  const scales = useScales();
  if (scales === null) return null;
  return (
    <g>
      {targets.map(({ first, last, exact, text }) => {
        const at = scales.y(Number(exact));
        const [from, to] = [scales.x(first), scales.x(last)];
        return (
          <g key={first}>
            <line x1={from} x2={to === from ? to + 12 : to} y1={at} y2={at} className="tgt" />
            <text x={from + 3} y={at + 14} className="ax sm halo">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

export type NumberedNote = {
  readonly key: string;
  readonly month: string;
  readonly label: string;
  readonly value: number;
};

/** Numbers above the months that people noted something on, with a thin leader; the list below says what. */
export function NoteNumbers({ notes }: { readonly notes: readonly NumberedNote[] }) {
  const scales = useScales();
  if (scales === null) return null;
  return (
    <g className="history-number">
      {notes.map(({ key, month, label, value }) => {
        const [x, point] = [scales.x(month), scales.y(value)];
        const y = Math.max(scales.area.y + 10, point - 28);
        const width = Math.max(18, label.length * 6 + 8);
        return (
          <g key={key}>
            {point - y > 12 && <line x1={x} x2={x} y1={y + 9} y2={point - 4} className="ld" />}
            {label.length < 2 ? (
              <circle cx={x} cy={y} r="9" />
            ) : (
              <rect
                x={x - width / 2}
                y={y - 9}
                width={width}
                height="18"
                rx="9"
                fill="var(--bg)"
                stroke="var(--ink-2)"
              />
            )}
            <text x={x} y={y + 4} textAnchor="middle" className="b sm">
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The last value in bold at the line's end, its month under it. */
export function EndValue({ month, value, text, note }: { month: string; value: number; text: string; note: string }) {
  const scales = useScales();
  if (scales === null) return null;
  const [x, y] = [scales.x(month) + 16, scales.y(value)];
  return (
    <g>
      <text x={x} y={y - 2} className="b">
        {text}
      </text>
      <text x={x} y={y + 13} className="ax sm">
        {note}
      </text>
    </g>
  );
}
