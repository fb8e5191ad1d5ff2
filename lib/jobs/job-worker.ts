import 'server-only';
import type { JobContext, JobWork } from './job-context';
import type { JobKind } from './job-kinds';
import { runWorker } from './run-worker';

/** Loaded when it is needed: a small job must not wait for the SDK of a provider. */
const works: Readonly<Record<JobKind, () => Promise<JobWork>>> = {
  import: async () => (await import('./work/import-uploads')).importUploads,
  pull: async () => (await import('./work/pull-connection')).pullConnection,
  'report-draft': async () => (await import('./work/draft-report')).draftReport,
  notifications: async () => (await import('./work/notify')).notify,
};

const hasWork = (kind: string): kind is JobKind => Object.hasOwn(works, kind);

const unknownKind = ({ job }: JobContext): Promise<never> => {
  throw new Error(`This version knows no jobs of the kind “${job.kind}”.`);
};

await runWorker(async (kind) => (hasWork(kind) ? works[kind]() : unknownKind));
