import type { ReactNode } from 'react';
import { FigureText } from '@/components/report/figure-text';
import { dayOf } from '@/components/report/moments';
import { monthName } from '@/lib/month/month';
import type { KpiSources } from '@/lib/report/kpi-page/sources';
import { KpiSection } from './kpi-section';

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <div>
      <h3>
        <i>{number}</i>
        {title}
      </h3>
      {children}
    </div>
  );
}

function Formula({ definition }: Pick<KpiSources, 'definition'>) {
  const { text, expression, from, by, at } = definition;
  return (
    <dl>
      <div>
        <dt>Definition</dt>
        <dd>{text}</dd>
      </div>
      <div>
        <dt>Expression</dt>
        <dd className="mono">{expression}</dd>
      </div>
      <div>
        <dt>Valid from</dt>
        <dd>{from === null ? 'The first month' : monthName(from)}</dd>
      </div>
      <div>
        <dt>Recorded by</dt>
        <dd>{by === null || at === null ? 'Comes with Perunit' : `${by}, ${dayOf(at)}`}</dd>
      </div>
    </dl>
  );
}

type SourceProps = { readonly sources: KpiSources; readonly explain: (of: string) => string };

function Inputs({ sources: { inputs, basis }, explain }: SourceProps) {
  return (
    <dl>
      {inputs.map(({ id, label, value }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            <b>
              <a href={explain(id)}>
                <FigureText figure={value} />
              </a>
            </b>
          </dd>
        </div>
      ))}
      <div>
        <dt>Basis</dt>
        <dd>{basis}</dd>
      </div>
    </dl>
  );
}

function Rows({ rows, link }: { readonly rows: NonNullable<KpiSources['rows']>; readonly link: ReactNode }) {
  return (
    <>
      <table>
        <caption className="vh">Rows behind {rows.label.toLowerCase()}</caption>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col" className="num">
              Rows
            </th>
            <th scope="col" className="num">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.accounts.map(({ id, name, rows: count, amount }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="num">{count ?? '–'}</td>
              <td className="num">
                <FigureText figure={amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{rows.label}</th>
            <td className="num">{rows.totalRows}</td>
            <td className="num">
              <FigureText figure={rows.total} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="note">{link}, down to lines of the bill and their days</p>
    </>
  );
}

function Files({ sources: { files, moreFiles } }: { readonly sources: KpiSources }) {
  if (files.length === 0) return <p className="sub">No file: it was typed in, or there is nothing for this month.</p>;
  return (
    <dl>
      {files.map(({ format, at, name, sha256 }) => (
        <div key={`${name} ${sha256}`}>
          <dt>{at === null ? format : `${format}, ${dayOf(at)}`}</dt>
          <dd>
            {name}
            <br />
            <span className="mono mut" title={sha256}>
              sha256 {sha256.slice(0, 4)}…{sha256.slice(-4)}
            </span>
          </dd>
        </div>
      ))}
      {moreFiles > 0 && (
        <div>
          <dt>And {moreFiles} more</dt>
          <dd />
        </div>
      )}
    </dl>
  );
}

/** Where the value comes from, in four steps: formula, inputs, rows, files with their hash. */
export function KpiSourcesView({ sources, explain, id }: SourceProps & { readonly id: string }) {
  const link = <a href={explain(id.toLowerCase())}>Open {id} level by level</a>;
  return (
    <KpiSection id="sources" title="Where it comes from" finding={sources.finding}>
      <div className="prov">
        <Step number={1} title="Formula">
          <Formula definition={sources.definition} />
        </Step>
        <Step number={2} title="Inputs">
          <Inputs sources={sources} explain={explain} />
        </Step>
        <Step number={3} title="Rows">
          {sources.rows === null ? (
            <p className="sub">Its numerator is no cost: no rows of the bill. {link}.</p>
          ) : (
            <Rows rows={sources.rows} link={link} />
          )}
        </Step>
        <Step number={4} title="Files">
          <Files sources={sources} />
        </Step>
      </div>
    </KpiSection>
  );
}
