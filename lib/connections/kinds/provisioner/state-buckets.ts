/** Where a state of an installation counts. */
export const buckets = ['active', 'hibernated', 'provisioning', 'leaving', 'unclassified'] as const;
export type Bucket = (typeof buckets)[number];

/** The states of the server's code by the bucket that they belong to unless somebody says otherwise (provisioner.md 1.4). */
const statesOf: Readonly<Record<Exclude<Bucket, 'unclassified'>, readonly string[]>> = {
  active: [
    ...['stable', 'update-requested', 'update-in-progress', 'update-failed', 'import-in-progress', 'import-complete'],
    ...['wake-up-requested', 'hibernation-requested', 'hibernation-in-progress', 'deletion-pending-requested'],
  ],
  hibernated: [
    ...['hibernating', 'dns-migration-hibernated', 'db-restoration-in-progress', 'db-restoration-failed'],
    ...['db-migration-in-progress', 'db-migration-failed', 'db-migration-rollback-in-progress'],
    ...['deletion-pending-in-progress', 'deletion-pending', 'deletion-cancellation-requested'],
  ],
  provisioning: [
    ...['creation-requested', 'creation-pre-provisioning', 'creation-in-progress', 'creation-configuring-dns'],
    ...['creation-final-tasks', 'creation-no-compatible-clusters', 'creation-failed'],
  ],
  leaving: ['deletion-requested', 'deletion-in-progress', 'deletion-final-cleanup', 'deletion-failed', 'deleted'],
};

/** Waiting to be deleted: the app is at rest, its data is kept, and it may come back. */
const pendingDeletion = [
  ...['deletion-pending-requested', 'deletion-pending-in-progress', 'deletion-pending'],
  'deletion-cancellation-requested',
];

/** How an organisation counts states. */
export type BucketChoice = {
  /** Workspaces that wait for their deletion: hibernated, or counted no more. */
  readonly pendingDeletion: 'hibernated' | 'excluded';
  /** State → bucket, before everything else. */
  readonly own: Readonly<Record<string, Exclude<Bucket, 'unclassified'>>>;
};

/** The bucket of each state; a state that nobody has put anywhere is unclassified. */
export const bucketsOf = (choice: BucketChoice): ((state: string) => Bucket) => {
  const known = new Map<string, Bucket>();
  for (const bucket of ['active', 'hibernated', 'provisioning', 'leaving'] as const)
    for (const state of statesOf[bucket]) known.set(state, bucket);
  if (choice.pendingDeletion === 'excluded') for (const state of pendingDeletion) known.set(state, 'leaving');
  for (const [state, bucket] of Object.entries(choice.own)) known.set(state, bucket);
  return (state) => known.get(state) ?? 'unclassified';
};
