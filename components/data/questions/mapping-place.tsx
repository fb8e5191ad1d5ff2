import type { TemplateView } from '../view-types';
import type { SheetLook } from './question-view';
import styles from './questions.module.css';
import type { useMappingDraft } from './use-mapping-draft';

type Props = {
  readonly draft: ReturnType<typeof useMappingDraft>;
  readonly kinds: readonly TemplateView[];
  readonly tables: readonly SheetLook[];
};

/** What the file is, on which sheet it stands, and on which line its header. */
export function MappingPlace({ draft, kinds, tables }: Props) {
  const moveTo = (sheet: string) => {
    const table = tables.find((one) => one.sheet === sheet);
    if (table !== undefined) draft.move({ table, headerLine: table.headerLine });
  };
  return (
    <div className={styles['row']}>
      <label>
        It is
        <select
          value={draft.kind.id}
          onChange={(event) =>
            draft.move({ kind: kinds.find(({ id }) => id === event.currentTarget.value) ?? draft.kind })
          }
        >
          {kinds.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {tables.length > 1 && (
        <label>
          Sheet
          <select value={draft.table.sheet ?? ''} onChange={(event) => moveTo(event.currentTarget.value)}>
            {tables.map(({ sheet }) => (
              <option key={sheet} value={sheet ?? ''}>
                {sheet}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        Header on line
        <select
          value={draft.headerLine}
          onChange={(event) => draft.move({ headerLine: Number(event.currentTarget.value) })}
        >
          {draft.table.rows.map(({ line }) => (
            <option key={line} value={line}>
              {line}
            </option>
          ))}
        </select>
      </label>
      <p className="cap">One row is {draft.kind.row}.</p>
    </div>
  );
}
