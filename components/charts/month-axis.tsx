import { monthName } from '@/lib/month/month';

type TickProps = {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly index?: number;
  readonly payload?: { readonly value: string };
  /** The month in bold. */
  readonly current: string;
  /** Only the first letter, where there is little room. */
  readonly isNarrow: boolean;
};

/** A month under the axis: three letters, and the year under January and the first. */
export function MonthTick({ x = 0, y = 0, index = 0, payload, current, isNarrow }: TickProps) {
  const month = payload?.value ?? '';
  if (month === '') return null;
  const [name = '', year = ''] = monthName(month, 'short').split(' ');
  const hasYear = index === 0 || month.endsWith('-01');
  return (
    <g transform={`translate(${x},${y})`}>
      <text y="12" textAnchor="middle" className={month === current ? 'b' : 'ax'}>
        {isNarrow ? name.slice(0, 1) : name}
      </text>
      {hasYear && (
        <text y="26" textAnchor="middle" className="ax sm">
          {year}
        </text>
      )}
    </g>
  );
}
