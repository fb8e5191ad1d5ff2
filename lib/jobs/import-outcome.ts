import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { ImportPreview } from '../../db/queries/import-preview';
import type { FlattenOptions } from '../ingest/documents/flatten-documents';
import type { NamedInput } from '../ingest/manifest';
import type { NumberFormat } from '../ingest/records/record-source';
import type { MappingChoice } from '../ingest/tables/find-mapping';
import type { ImportProgress, IngestProblem } from '../ingest/types';
import type { RestatedMonth } from '../report/restatement/restated-month';
import type { ImportQuestion } from './import-question';

export type ImportOptions = {
  readonly db: PerunitDatabase;
  readonly inputs: readonly NamedInput[];
  readonly by: string;
  readonly acceptRejects?: boolean;
  readonly acceptShrink?: boolean;
  /** Whether closed and published months may be altered; else what alters one is refused with the problem `restates`. */
  readonly acceptRestatement?: boolean;
  /** What a person could accept stays staged, with the result `waiting`, instead of being thrown away. */
  readonly leaveForPerson?: boolean;
  /** Look, and store nothing. */
  readonly dryRun?: boolean;
  readonly numberFormat?: NumberFormat;
  /** What a document of Cost Explorer does not say: whose bill it is, and in which metric. */
  readonly said?: FlattenOptions;
  /** How a small table is read that is not written as Perunit's own; by its header where nobody chose. */
  readonly mapping?: MappingChoice['chosen'];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Told once for each delivery set, as soon as it is known what became of it. */
  readonly onOutcome?: (outcome: ImportOutcome) => void;
};

/** What became of one delivery set. */
export type ImportOutcome = {
  readonly name: string;
  readonly format: string | null;
  /** `waiting`: a preview waits for a person, who takes it or not. */
  readonly result: 'imported' | 'replaced' | 'unchanged' | 'refused' | 'waiting';
  /** Null where nothing was stored. */
  readonly importId: number | null;
  readonly problems: readonly IngestProblem[];
  /** Of the file, or of the parts' sorted hashes; null when it could not be read. */
  readonly sha256: string | null;
  /** What was read, refused or not; null when it could not be read or was known before. */
  readonly preview: ImportPreview | null;
  /** The signed months that it was refused for, or that a dry run foresees; absent where there is none. */
  readonly restates?: readonly RestatedMonth[];
};

/** The same when a person decides afterwards: what could be read is staged. */
export type StagedOutcome = Omit<ImportOutcome, 'result' | 'preview' | 'sha256' | 'restates'> & {
  readonly result: 'staged' | 'unchanged' | 'refused';
  /** What a person may answer so that a refused file can be read. */
  readonly question?: ImportQuestion | undefined;
};
