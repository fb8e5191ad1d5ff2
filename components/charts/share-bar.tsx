type ShareBarProps = {
  readonly value: string | null;
  readonly most: number;
  readonly colour: string;
  /** Last month's value, as a tick. */
  readonly before?: string | null;
  readonly width?: number;
};

/** A bar from zero, as long as its share of the longest; the numbers stand beside it. */
export function ShareBar({ value, most, colour, before = null, width = 200 }: ShareBarProps) {
  const length = (text: string | null) =>
    text === null || most <= 0 ? 0 : Math.max(0, (Number(text) / most) * (width - 4));
  return (
    <svg className="share-bar" width={width} height="12" aria-hidden="true">
      <rect y="2" width={length(value).toFixed(1)} height="8" style={{ fill: colour }} />
      {before !== null && (
        <line x1={length(before)} x2={length(before)} y1="0" y2="12" stroke="var(--ink)" strokeWidth="1.5" />
      )}
    </svg>
  );
}
