import 'server-only';
import type { z } from 'zod';
import { organisationDatabase } from '../../db/client';
import { createJob, removeJob } from '../../db/commands/jobs';
import { leaveJobResult } from '../../db/commands/leave-job-result';
import { saveVendorMapping } from '../../db/commands/save-vendor-mapping';
import { jobById } from '../../db/queries/jobs';
import type { answerBody } from '../api/answers';
import { splitTable } from '../ingest/tables/apply-mapping';
import { headerSignature } from '../ingest/tables/raw-table';
import type { TableMapping } from '../ingest/tables/table-mapping';
import { ProblemError } from '../observe/problems';
import { type ImportJobPayload, importJobKind, readPayload, readResult } from './import-job';
import type { ImportQuestion } from './import-question';
import { startDueJobs } from './job-runner';
import { filesOfUploadSet } from './uploads/upload-directory';
import type { SetOutcome } from './worker-messages';

type Answer = z.infer<typeof answerBody>;

const gone = (name: string): ProblemError =>
  new ProblemError('wrong-state', `${name} does not wait for an answer any more.`, 'Drop the file again.');

/** The header that a mapping is for, where the rows that were shown hold it. */
const signatureOf = (question: ImportQuestion, { headerLine, sheet }: TableMapping): string | null => {
  if (question.kind !== 'columns') return null;
  const shown = question.look.tables.find((table) => table.sheet === sheet || question.look.tables.length === 1);
  const { header } = splitTable({ sheet, sheets: [], rows: shown?.rows ?? [] }, headerLine);
  return header.length === 0 ? null : headerSignature(header);
};

const remember = (question: ImportQuestion, { mapping, saveAs }: Answer, by: string): void => {
  if (mapping === undefined || saveAs === undefined) return;
  const signature = signatureOf(question, mapping);
  if (signature === null) throw new ProblemError('bad-request', 'The line of the header is not among the rows shown.');
  saveVendorMapping(organisationDatabase('own'), { name: saveAs, signature, mapping }, { by });
};

const againOf = (question: ImportQuestion, { said, mapping, saveAs }: Answer): ImportJobPayload['again'] => ({
  sha256: question.sha256,
  ...(said !== undefined && { said }),
  ...(mapping !== undefined && { mapping: { name: saveAs ?? null, mapping } }),
});

/**
 * Queues the reading of a refused file with what a person says of it, and takes the refusal off the list. Returns the
 * job. Throws `wrong-state` when nothing waits for an answer, and when the upload is gone.
 */
export async function answerQuestion(jobId: number, answer: Answer, by: string): Promise<number> {
  const db = organisationDatabase('own');
  const job = jobById(db, jobId);
  const sets = job?.kind === importJobKind ? readResult(job.result).sets : [];
  const refused = sets.find(({ name, question }) => name === answer.set && question !== undefined);
  if (job === null || refused?.question === undefined) throw gone(answer.set);
  const { question } = refused;
  const { uploadSet } = readPayload(job.payload);
  const files = (await filesOfUploadSet(uploadSet)).filter(({ sha256 }) => question.sha256.includes(sha256));
  if (files.length === 0) throw gone(answer.set);
  remember(question, answer, by);
  const payload: ImportJobPayload = {
    ...{ uploadSet, files: files.map(({ name, bytes }) => ({ name, bytes })) },
    again: againOf(question, answer),
  };
  const id = createJob(db, { kind: importJobKind, payload, by });
  leave(jobId, sets, refused);
  startDueJobs();
  return id;
}

/** What else the drop brought stays on the list. */
function leave(jobId: number, sets: readonly SetOutcome[], answered: SetOutcome): void {
  const db = organisationDatabase('own');
  const rest = sets.filter((set) => set !== answered);
  if (rest.length === 0) removeJob(db, jobId);
  else leaveJobResult(db, jobId, { sets: rest });
}
