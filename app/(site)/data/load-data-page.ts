import type { DataPageView } from '@/components/data/data-page-view';
import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { coverage } from '@/db/queries/coverage';
import { importHistory } from '@/db/queries/import-history';
import { importPreview } from '@/db/queries/import-preview';
import { listJobs } from '@/db/queries/jobs';
import { rivalFeeds } from '@/db/queries/rival-feeds';
import { bootJobs } from '@/lib/jobs/boot-jobs';
import { connectionsView } from '@/lib/jobs/connections-view';
import { importJobKind, numberFormatsOf } from '@/lib/jobs/import-job';
import { jobView } from '@/lib/jobs/job-view';
import { draftView } from '@/lib/jobs/schedule/draft-view';
import { importsAwaitingAPerson } from '@/lib/jobs/waiting-imports';
import { coverageView } from './coverage-view';
import { feedChoiceViews } from './feed-choice-views';
import { historyRows } from './history-rows';
import { previewView } from './preview-view';
import { templateViews } from './template-views';

const shownMonths = 13;
const mostImports = 1_000;
const shownEndedJobs = 5;
/** Sources that fill themselves bring rows daily: the newest are shown, all of them when asked for. */
const shownImports = 24;

type Asked = { readonly cookie: string | undefined; readonly allMonths: boolean; readonly allImports: boolean };

/**
 * Everything the Data page shows. What is under way or waits for a person is always one's own organisation's, because
 * uploads go there; history and coverage are those of the organisation on screen.
 */
export async function loadDataPage({ cookie, allMonths, allImports }: Asked): Promise<DataPageView> {
  await bootJobs();
  const own = organisationDatabase('own');
  const organisation = currentOrganisation(cookie);
  const db = organisationDatabase(organisation);
  const jobs = listJobs(own, { kind: importJobKind });
  const waiting = importsAwaitingAPerson(own);
  const history = historyRows(importHistory(db, mostImports));
  const formats = numberFormatsOf(jobs);
  return {
    organisation,
    connections: connectionsView(own),
    draft: draftView(own),
    running: jobs
      .filter(({ status }) => status === 'running' || status === 'queued')
      .map(jobView)
      .reverse(),
    ended: jobs
      .map(jobView)
      .filter(
        ({ state, sets }) => state === 'failed' || (state === 'done' && sets.some(({ result }) => result !== 'staged')),
      )
      .slice(0, shownEndedJobs)
      .map((job) => ({
        job,
        canDismiss: !job.sets.some(({ importId }) => importId !== null && waiting.has(importId)),
      })),
    previews: importHistory(own)
      .filter(({ importId }) => waiting.has(importId))
      .map((entry) =>
        previewView(importPreview(own, entry.importId), { ...entry, numberFormat: formats.get(entry.importId) }),
      ),
    history: allImports ? history : history.slice(0, shownImports),
    importCount: history.length,
    coverage: coverageView(coverage(db), allMonths ? null : shownMonths),
    feedChoices: feedChoiceViews(rivalFeeds(db)),
    templates: templateViews(),
  };
}
