/** A square of an environment's colour; hatched for what no mapping names. */
export function EnvironmentSwatch({ environment }: { environment: string }) {
  if (environment === 'unmapped') return <span className="sw un" aria-hidden="true" />;
  const known = environment === 'out-of-scope' ? 'shared' : environment;
  return <span className="sw" style={{ background: `var(--env-${known})` }} aria-hidden="true" />;
}

const coloured = new Set(['ec2', 'rds', 's3', 'data-transfer', 'ebs', 'nat']);

/** The colour of a cost type, the same on every page; the rest share one grey. */
export const costTypeColour = (costType: string): string => {
  const slug = costType
    .toLowerCase()
    .replace(/ gateway$/, '')
    .replaceAll(' ', '-');
  return coloured.has(slug) ? `var(--svc-${slug})` : 'var(--svc-other)';
};

/** A dot of a cost type's colour. */
export function CostTypeSwatch({ costType }: { costType: string }) {
  return <span className="sw o" style={{ background: costTypeColour(costType) }} aria-hidden="true" />;
}
