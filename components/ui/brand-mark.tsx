/** The product's mark: a short line between two long ones, a part of a whole. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="M3 5h14" stroke="var(--ink)" strokeWidth="2" />
      <path d="M6 10h8" stroke="var(--accent)" strokeWidth="4" />
      <path d="M3 15h14" stroke="var(--ink)" strokeWidth="2" />
    </svg>
  );
}
