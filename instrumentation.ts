/** Runs once when the server starts: jobs of a server that was killed are put right before the first page, then schedules run. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs' || process.env['NEXT_PHASE'] === 'phase-production-build') return;
  // What serves one printed page has no jobs and no data.
  if (process.env['PERUNIT_SERVES'] === 'paper') return;
  const { bootJobs } = await import('./lib/jobs/boot-jobs');
  await bootJobs();
  const { startTicker } = await import('./lib/jobs/schedule/ticker');
  startTicker();
}
