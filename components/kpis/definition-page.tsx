import Link from 'next/link';
import { dayOf } from '@/components/report/moments';
import { ConfigDesk } from '@/components/settings/config-desk';
import { PageFrame } from '@/components/shell/page-frame';
import { monthName } from '@/lib/month/month';
import type { DefinitionVersion, DefinitionView } from './definition-draft';
import { DefinitionEditor } from './definition-editor';
import { KpiSection } from './kpi-section';
import { RetireKpi } from './retire-kpi';

function Versions({ versions }: { readonly versions: readonly DefinitionVersion[] }) {
  return (
    <div className="tw">
      <table>
        <caption>Versions, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">From</th>
            <th scope="col">Formula</th>
            <th scope="col" className="lo">
              Recorded
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, from, formula, isRetired, by, at }) => (
            <tr key={version}>
              <th scope="row">v{version}</th>
              <td>{from === null ? 'The first month' : monthName(from, 'short')}</td>
              <td className={isRetired ? undefined : 'mono'}>{isRetired ? 'Retired' : formula}</td>
              <td className="lo sub">{by === null || at === null ? 'Comes with Perunit' : `${by}, ${dayOf(at)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A KPI’s definition: its versions, and the form for the next one; for a new KPI the form alone. */
export function DefinitionPage({ view }: { readonly view: DefinitionView }) {
  const { id, versions, nextVersion } = view;
  const isRetirable = view.canChange && id !== null && !view.isBuiltIn && versions[0]?.isRetired === false;
  const count = `${versions.length} ${versions.length === 1 ? 'version' : 'versions'}`;
  return (
    <PageFrame>
      <p className="eyebrow">
        <Link href="/kpis">KPIs</Link>
        {id !== null && (
          <>
            <span>/</span>
            <Link href={`/kpis/${id}`}>{id}</Link>
          </>
        )}
        <span>/</span>
        <b>{id === null ? 'New' : 'Definition'}</b>
      </p>
      <h1 className="page">{id === null ? 'A KPI of your own' : `Version ${nextVersion} of ${id}`}</h1>
      {/* What is saved is what the next version begins with; that it is saved stands outside the form. */}
      <ConfigDesk>
        <DefinitionEditor key={`${id} ${nextVersion} ${view.taken.length}`} view={view} />
        {isRetirable && <RetireKpi key={`retire ${nextVersion}`} view={view} />}
      </ConfigDesk>
      {id !== null && (
        <KpiSection
          id="versions"
          title="Versions"
          finding={`${count}; months are computed by the one in force in them`}
        >
          <Versions versions={versions} />
        </KpiSection>
      )}
    </PageFrame>
  );
}
