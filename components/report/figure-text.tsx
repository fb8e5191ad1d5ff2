import type { Figure } from '@/lib/report/figure';

/** A figure as it is printed; a missing one says why on hover and to screen readers. */
export function FigureText({ figure }: { figure: Figure }) {
  return (
    <span data-figure={figure.id} {...(figure.reason !== null && { title: figure.reason.text })}>
      {figure.text}
      {figure.reason !== null && <span className="vh"> ({figure.reason.text})</span>}
    </span>
  );
}
