import { recordSources } from '@/lib/ingest/sources/record-registry';
import { csvResponse } from '@/lib/observe/csv-response';
import { ProblemError } from '@/lib/observe/problems';
import { readRoute } from '@/lib/observe/route';

/** An empty file of one of Perunit's own CSVs: its header, required columns first. */
export const GET = readRoute<{ id: string }>((_, { id }) => {
  const source = recordSources.find((candidate) => candidate.id === id);
  if (source === undefined) {
    const known = recordSources.map((candidate) => candidate.id).join(', ');
    throw new ProblemError('not-found', 'There is no such template.', `There are: ${known}.`);
  }
  return csvResponse(
    `${source.id}.csv`,
    source.columns.map(({ name }) => name),
    [],
  );
});
