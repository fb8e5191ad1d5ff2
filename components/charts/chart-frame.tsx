import type { ReactNode } from 'react';

type ChartFrameProps = {
  readonly title: string;
  readonly caption: string;
  /** Shown on a phone, where labels have no room beside the plot. */
  readonly legend: ReactNode;
  /** Where the same figures stand as a table. */
  readonly tableHint: string;
  readonly children: ReactNode;
};

/** A chart with its title and caption; its room is kept free until it is drawn, and given up without JavaScript. */
export function ChartFrame({ title, caption, legend, tableHint, children }: ChartFrameProps) {
  return (
    <figure>
      <figcaption>
        <h3>{title}</h3>
        <p className="cap">{caption}</p>
        <p className="vh">{tableHint}</p>
      </figcaption>
      <div className="lg narrow" aria-hidden="true">
        {legend}
      </div>
      <div className="plot">{children}</div>
      <noscript>
        <style>{'.plot{display:none}'}</style>
      </noscript>
    </figure>
  );
}
