/** Hatched fills: a part of a month, and cost that no mapping names. */
export function HatchPatterns({ id, fills }: { id: string; fills: readonly (readonly [string, string])[] }) {
  return (
    <defs>
      {fills.map(([name, fill]) => (
        <pattern
          key={name}
          id={patternId(id, name)}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" style={{ fill: 'var(--bg)' }} />
          <rect width="2.5" height="5" style={{ fill }} />
        </pattern>
      ))}
    </defs>
  );
}

const patternId = (id: string, name: string): string => `hatch-${id.replace(/[^\w-]/g, '')}-${name}`;

/** The fill that a pattern gives. */
export const hatchFill = (id: string, name: string): string => `url(#${patternId(id, name)})`;
