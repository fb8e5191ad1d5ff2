import { PageFrame } from '@/components/shell/page-frame';
import type { KpiPage } from '@/lib/report/kpi-page/kpi-page';
import type { KpiSources } from '@/lib/report/kpi-page/sources';
import { type KpiParameters, kpiAddress } from './addresses';
import { KpiBar } from './kpi-bar';
import { KpiBridgeView } from './kpi-bridge';
import { KpiCaveatsView } from './kpi-caveats';
import { KpiHead } from './kpi-head';
import { KpiHistory } from './kpi-history';
import { KpiSourcesView } from './kpi-sources';

/** A KPI's page with what stands round it. */
export type KpiView = {
  readonly page: KpiPage;
  readonly sources: KpiSources;
  /** The months that there are. */
  readonly months: readonly string[];
  readonly parameters: KpiParameters;
  /** One's own organisation: notes and definitions can be changed. */
  readonly canChange: boolean;
};

/** One KPI: what it is, how it went, why it moved, how to read it, and where it comes from. */
export function KpiPageView({ view: { page, sources, months, parameters, canChange } }: { readonly view: KpiView }) {
  const path = `/kpis/${page.id}`;
  const { basis, month } = parameters;
  const explain = (of: string) =>
    kpiAddress(`/reports/${page.month}/explain`, { basis }).concat(
      basis === null ? '?' : '&',
      `of=${encodeURIComponent(of)}`,
    );
  const bar = <KpiBar {...{ path, months, parameters }} of={page} />;
  return (
    <PageFrame bar={bar}>
      <KpiHead page={page} explain={explain} listAddress={kpiAddress('/kpis', { month, basis })} />
      <KpiHistory {...{ page, path, parameters, canChange }} />
      <KpiBridgeView {...{ page, path, parameters }} />
      {page.caveats !== null && <KpiCaveatsView caveats={page.caveats} definitionAddress={`${path}/definition`} />}
      <KpiSourcesView sources={sources} explain={explain} id={page.id} />
      <p className="head-links">
        <a href={`${path}/definition`}>Definition of {page.id}: versions, and a new one</a>
      </p>
    </PageFrame>
  );
}
