/** A text value of one bill line, as data: an engine compiles it to its own SQL. */
export type Expression =
  | { readonly column: string }
  | { readonly text: string }
  /** The first that is not empty. */
  | { readonly first: readonly Expression[] }
  | { readonly cases: readonly (readonly [Condition, Expression])[]; readonly otherwise: Expression };

/** A yes or no about one bill line; an empty cell answers no. */
export type Condition =
  | { readonly column: string; readonly isOneOf: readonly string[] }
  /** A pattern in which `%` stands for any text; capitals do not matter. */
  | { readonly column: string; readonly isLike: string }
  | { readonly isFilled: string }
  | { readonly every: readonly Condition[] }
  | { readonly some: readonly Condition[] }
  | { readonly not: Condition };

/** An exact amount of one bill line. */
export type Amount =
  /** The column's amount; an empty cell is zero. */
  | { readonly amount: string }
  /** The first of these columns that the file has and that is filled; zero when none is. */
  | { readonly firstAmount: readonly string[] }
  | { readonly plus: readonly [Amount, Amount] }
  | { readonly minus: readonly [Amount, Amount] }
  | { readonly whenTrue: readonly (readonly [Condition, Amount])[]; readonly otherwise: Amount }
  | { readonly zero: true };

/** A cost of a line. Unknown (null for the whole delivery) where the file lacks one of the columns that it needs. */
export type Cost = { readonly needs: readonly string[]; readonly amount: Amount } | 'unknown';

export const dimensions = [
  'payerId',
  'accountId',
  'service',
  'usageType',
  'operation',
  'region',
  'scopeClass',
  'pricingCategory',
  'commitmentStatus',
  'usageUnit',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Where a line's tags are: one cell with all of them, or a column a key. */
export type TagSource = {
  /** Columns that hold all tags (JSON text in CSV, a map in Parquet). */
  readonly mapColumns: readonly string[];
  /** The spellings of a tag key inside such a column. */
  readonly keySpellings: (key: string) => readonly string[];
  /** The columns of a tag key that has one of its own. */
  readonly keyColumns: (key: string) => readonly string[];
};

/** A kind of line whose cost stands in columns of its own. */
export type PricedKind = {
  readonly kind: string;
  /** Without any of these columns the bill is refused. */
  readonly by: readonly string[];
  /** More columns with a part of the cost: a line with all of `by` and these empty is a reject. */
  readonly alsoBy?: readonly string[];
};

/** Target column → source expression: everything that a bill line is read as. */
export type Mapping = {
  readonly dimensions: Readonly<Record<Dimension, Expression>>;
  readonly accountName: Expression;
  readonly currency: string;
  readonly billingMonth: string;
  readonly usageStart: string;
  readonly invoiceId: string;
  readonly quantity: readonly string[];
  /** Lines whose quantity another line has already; null: none. */
  readonly repeatsQuantity: Condition | null;
  readonly billed: { readonly needs: readonly string[]; readonly amount: Amount };
  readonly effective: Cost;
  readonly contracted: Cost;
  readonly list: Cost;
  /** Amount columns that must not be empty: an empty one is a reject. */
  readonly filledAmounts: readonly string[];
  /** Columns with a value of their own on many lines: rules ask them yes or no, and no line is grouped by them. */
  readonly manyValued: readonly string[];
  /** Lines that other lines hold already. */
  readonly leftOut: Condition | null;
  readonly tags: TagSource;
  /** The column whose unknown values deserve a notice, and those that are known. */
  readonly kinds: {
    readonly column: string;
    readonly known: readonly string[];
    /** Kinds of line whose cost stands in columns of their own: without any of these it would read as zero. */
    readonly priced: readonly PricedKind[];
  };
};

/** The columns that an amount reads. */
export const columnsOfAmount = (amount: Amount): string[] => {
  if ('amount' in amount) return [amount.amount];
  if ('firstAmount' in amount) return [...amount.firstAmount];
  if ('plus' in amount) return amount.plus.flatMap(columnsOfAmount);
  if ('minus' in amount) return amount.minus.flatMap(columnsOfAmount);
  if ('zero' in amount) return [];
  return [...amount.whenTrue.flatMap(([, one]) => columnsOfAmount(one)), ...columnsOfAmount(amount.otherwise)];
};
