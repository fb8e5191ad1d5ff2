import Link from 'next/link';
import { ConnectionsSection } from '@/components/connections/connections-section';
import { CoverageTable } from './coverage-table';
import styles from './data.module.css';
import type { DataPageView } from './data-page-view';
import { DropZone } from './drop-zone';
import { FeedChoices } from './feed-choices';
import { plural } from './format-size';
import { formatDay } from './format-time';
import { ImportHistory } from './import-history';
import { ImportPreview } from './import-preview';
import { ImportTemplates } from './import-templates';
import { coverageHeadline, endedHeadline } from './preview-words';
import { RefusedImport } from './refused-import';
import { RunningImport } from './running-import';

const formats =
  'FOCUS 1.0 to 1.2, AWS Cost and Usage Report (CUR 2.0 and legacy), as CSV, CSV.gz or Parquet, saved answers of Cost Explorer (aws ce get-cost-and-usage), CSVs of its console and of the Bills page, detailed billing reports, Perunit’s own CSVs, and a savings vendor’s CSV or XLSX';

/** What is imported, what is under way, and the place to drop more. */
export function DataPage({ view }: { readonly view: DataPageView }) {
  const { running, ended, previews, organisation } = view;
  return (
    <>
      <h1 className="page">Data</h1>
      <Facts view={view} />
      <DropZone formats={formats} />
      <noscript>
        <p className="note">
          Uploading here needs JavaScript. Without it, <code className="mono">npx perunit import &lt;file&gt;</code>{' '}
          does the same from a terminal.
        </p>
      </noscript>
      {organisation === 'demo' && (
        <p className="note">
          You are looking at the demo. What you drop starts your own organisation; the demo stays beside it, untouched.
        </p>
      )}
      {running.length > 0 && (
        <section id="running">
          <header>
            <p className="sec">Import running</p>
            <h2>
              {running.length === 1 ? 'Reading what you dropped' : `${plural(running.length, 'import')}, one at a time`}
            </h2>
          </header>
          {running.map((job) => (
            <RunningImport key={job.id} initial={job} />
          ))}
        </section>
      )}
      {ended.length > 0 && (
        <section id="refused">
          <header>
            <p className="sec">Not imported</p>
            <h2>{endedHeadline(ended.map(({ job }) => job))}</h2>
          </header>
          {ended.map(({ job, canDismiss }) => (
            <RefusedImport key={job.id} job={job} canDismiss={canDismiss} kinds={view.templates} />
          ))}
        </section>
      )}
      {previews.map((preview) => (
        <ImportPreview key={preview.importId} preview={preview} />
      ))}
      <ConnectionsSection connections={view.connections} draft={view.draft} organisation={organisation} />
      <Coverage view={view} />
      <History view={view} />
      <section id="templates">
        <header>
          <p className="sec">Counts, savings and maps</p>
          <h2>What a bill doesn’t know comes as a small CSV</h2>
        </header>
        <ImportTemplates templates={view.templates} />
      </section>
    </>
  );
}

function Facts({ view }: { readonly view: DataPageView }) {
  const { coverage, history, running, previews, organisation } = view;
  const months = coverage.months.length + coverage.hiddenMonths;
  const last = history[0];
  return (
    <p className="meta" style={{ marginTop: 10 }}>
      <span>
        <b>{plural(months, 'month')}</b> of data
      </span>
      {last !== undefined && <span>Last import {formatDay(last.importedAt)}</span>}
      {running.length > 0 && <span>{plural(running.length, 'import')} running</span>}
      {previews.length > 0 && <span>{plural(previews.length, 'preview')} to look at</span>}
      {organisation === 'own' && months > 0 && <Link href="/setup">Environments, workspaces and invoices</Link>}
    </p>
  );
}

function Coverage({ view }: { readonly view: DataPageView }) {
  const { coverage } = view;
  if (coverage.months.length === 0) return null;
  return (
    <section id="coverage">
      <header>
        <p className="sec">Coverage</p>
        <h2 className={styles['clip']}>{coverageHeadline(coverage)}</h2>
        {coverage.hiddenMonths > 0 && (
          <p className="r">
            <Link href="/data?coverage=all#coverage" scroll={false}>
              Show all {coverage.months.length + coverage.hiddenMonths} months
            </Link>
          </p>
        )}
      </header>
      <CoverageTable coverage={coverage} />
      {view.feedChoices.length > 0 && (
        <FeedChoices choices={view.feedChoices} canChange={view.organisation === 'own'} />
      )}
    </section>
  );
}

function History({ view }: { readonly view: DataPageView }) {
  const { history, importCount, organisation } = view;
  return (
    <section id="history">
      <header>
        <p className="sec">Import history</p>
        <h2>
          {history.length === 0
            ? 'Nothing is imported yet. Drop a bill above to begin'
            : plural(importCount, 'import') + (organisation === 'demo' ? '' : ', each can be undone')}
        </h2>
        {importCount > history.length && (
          <p className="r">
            <Link href="/data?history=all#history" scroll={false}>
              Show all {importCount} imports
            </Link>
          </p>
        )}
      </header>
      {history.length > 0 && <ImportHistory rows={history} canChange={organisation === 'own'} />}
      {organisation === 'demo' && history.length > 0 && <p className="note">The demo’s imports can’t be undone.</p>}
    </section>
  );
}
