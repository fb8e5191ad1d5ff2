import type { Figure, Sentence } from '@/lib/report/schema/figure';
import { FigureText } from './figure-text';
import { SentenceText } from './sentence-text';

type FactItemProps = { readonly label: string; readonly value: Figure; readonly note: Sentence };

/** One fact of a row of facts: its name, its figure, and what it stands against. */
export function FactItem({ label, value, note }: FactItemProps) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        <FigureText figure={value} />
      </dd>
      <dd className="fact-note">
        <SentenceText sentence={note} />
      </dd>
    </div>
  );
}
