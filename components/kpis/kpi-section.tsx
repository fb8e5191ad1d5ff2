import type { ReactNode } from 'react';

type KpiSectionProps = {
  readonly id: string;
  readonly title: string;
  readonly finding: string;
  /** What chooses or qualifies the section, on the right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A section of a KPI page: its topic, its finding as the heading, and what shows it. */
export function KpiSection({ id, title, finding, aside, children }: KpiSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-finding`}>
      <header>
        <p className="sec">{title}</p>
        <h2 id={`${id}-finding`}>{finding}</h2>
        {aside !== undefined && <div className="r">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
