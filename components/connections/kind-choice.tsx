import styles from './connections.module.css';
import type { KindView } from './view-types';

const groups = [
  { brings: 'cost', title: 'Cost' },
  { brings: 'counts', title: 'Workspaces' },
] as const;

type Props = {
  readonly kinds: readonly KindView[];
  readonly chosen: KindView | null;
  readonly onChoose: (kind: KindView) => void;
};

/** What to connect: the kinds of source by what they bring. */
export function KindChoice({ kinds, chosen, onChoose }: Props) {
  return (
    <section id="kind">
      <header>
        <p className="sec">1. Source</p>
        <h2>Where does the data come from?</h2>
      </header>
      {groups.map(({ brings, title }) => (
        <fieldset key={brings} className={styles['kinds']}>
          <legend>{title}</legend>
          {kinds
            .filter((kind) => kind.brings === brings)
            .map((kind) => (
              <label key={kind.kind} className={styles['kind']}>
                <input type="radio" name="kind" checked={chosen?.kind === kind.kind} onChange={() => onChoose(kind)} />
                <span>
                  <b>{kind.title}</b>
                  <span className="cap">{kind.summary}</span>
                </span>
              </label>
            ))}
        </fieldset>
      ))}
    </section>
  );
}
