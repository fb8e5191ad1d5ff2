import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { RememberedMappings } from './questions/remembered-mappings';
import type { TemplateView } from './view-types';

/** The small CSVs that Perunit reads, each with a file to start from. */
export function ImportTemplates({ templates }: { readonly templates: readonly TemplateView[] }) {
  return (
    <>
      <div className="tw">
        <table>
          <caption>
            Small CSVs <span>columns in any order; comma, semicolon or tab; months as 2026-01, days as 2026-01-31</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className="lo">
                One row is
              </th>
              <th scope="col">Required columns</th>
              <th scope="col" className="lo">
                Optional
              </th>
              <th scope="col">
                <span className="vh">Template</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {templates.map(({ id, title, row, required, optional }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td className="lo sub">{row}</td>
                <td className={`mono ${styles['wrap']}`}>{required.join(', ')}</td>
                <td className={`mono lo mut ${styles['wrap']}`}>{optional.join(', ')}</td>
                <td className="num">
                  <a className="btn ghost" href={`/api/v1/templates/${id}`} download>
                    <Icon name="download" small />
                    Template<span className="vh"> of {title}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RememberedMappings />
    </>
  );
}
