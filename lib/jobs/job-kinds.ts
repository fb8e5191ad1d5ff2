import 'server-only';

/** Jobs of one lane run one after the other, lanes beside each other. */
export const lanes = ['upload', 'pull', 'light'] as const;
export type Lane = (typeof lanes)[number];

type JobKindPolicy = {
  readonly lane: Lane;
  /** Whether a job that was killed goes on where it was, with its folder; else it fails. */
  readonly isResumable: boolean;
  /** How often it is started at most before a failure that may pass is final. */
  readonly maxAttempts: number;
  /** Whether it is taken off the list when it is done: nobody asks for its result. */
  readonly isForgotten: boolean;
  /** Stopped, and tried again, when it has not ended by then. */
  readonly limitMs: number;
};

const minute = 60_000;
const hour = 60 * minute;

/** Every kind of job: the work itself stands in `lib/jobs/work`, and runs in a process of its own. */
export const jobKinds = {
  /** Reads an upload set into staged imports. A killed one is not taken up again: a person drops the files anew. */
  import: { lane: 'upload', isResumable: false, maxAttempts: 1, isForgotten: false, limitMs: 24 * hour },
  /** Pulls what is due from one connection. */
  pull: { lane: 'pull', isResumable: true, maxAttempts: 6, isForgotten: false, limitMs: 12 * hour },
  /** Builds the draft of a month's report and goes through its checklist. */
  'report-draft': { lane: 'light', isResumable: true, maxAttempts: 3, isForgotten: false, limitMs: 30 * minute },
  /** Notes what happened, and tells the people who asked for it. */
  notifications: { lane: 'light', isResumable: false, maxAttempts: 1, isForgotten: true, limitMs: 30 * minute },
} as const satisfies Readonly<Record<string, JobKindPolicy>>;
export type JobKind = keyof typeof jobKinds;

const isJobKind = (kind: string): kind is JobKind => Object.hasOwn(jobKinds, kind);

/** How jobs of a kind are treated; null for a kind that this version does not know. */
export const policyOf = (kind: string): JobKindPolicy | null => (isJobKind(kind) ? jobKinds[kind] : null);

const kindNames = (): JobKind[] => Object.keys(jobKinds).filter(isJobKind);

/** The kinds of a lane. */
export const kindsOf = (lane: Lane): readonly JobKind[] => kindNames().filter((kind) => jobKinds[kind].lane === lane);

/** The kinds that go on after a kill. */
export const resumableKinds = (): ReadonlySet<string> =>
  new Set(kindNames().filter((kind) => jobKinds[kind].isResumable));
