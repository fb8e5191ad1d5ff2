/** What usage of an account cost in the report's month, by which kept tag keys it carries. Null: unknown in the basis. */
export type TaggedCost = {
  readonly accountId: string;
  readonly keys: readonly string[];
  readonly nanos: bigint | null;
};
