import type { Rational } from '../money/rational';
import type { FigureUnit } from '../report/schema/figure';
import type { ExplainedImport, ExplainedRecord, PartsBy } from './explanation';
import type { Ref } from './question';

/** What a question comes to. */
export type Valued = {
  readonly label: string;
  readonly value: Rational | null;
  readonly unit: FigureUnit;
  readonly reason: string | null;
};

/** One thing that a value is made of; `of` opens it, null where it goes no deeper. */
export type Line = {
  readonly label: string;
  readonly note?: string | null;
  readonly value: Rational | null;
  readonly unit: FigureUnit;
  /** Decimals of money, where two are too few. */
  readonly places?: number;
  readonly of: Ref | null;
};

/** A value with what it is made of. */
export type Leaf = Valued & {
  readonly formula?: { readonly text: string; readonly values: string };
  readonly partsBy?: PartsBy;
  /** Whether the lines add up to the value; where they only feed a formula they do not. */
  readonly adds?: boolean;
  readonly lines?: () => readonly Line[];
  readonly notes?: readonly string[];
  readonly records?: readonly ExplainedRecord[];
  readonly imports?: readonly ExplainedImport[];
};
