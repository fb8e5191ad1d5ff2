import type { CostBasis, ScopeClass } from '../../kpis/types';
import type { Rational } from '../../money/rational';
import type { Month } from '../../month/month';
import type { ChangeSplit } from './split-change';

/** What the bill and the counts tell about one change. */
export type MoverEvidence = {
  /** Account and cost type: what the figures' ids start with. */
  readonly key: string;
  readonly month: Month;
  readonly currency: string;
  readonly before: Rational;
  readonly after: Rational;
  /** The change as its row prints it, in whole units of the currency; null: rounded here. */
  readonly printedChange: Rational | null;
  /** The change, by the kind of charge. */
  readonly changeByClass: ReadonlyMap<ScopeClass, Rational>;
  /** The change by the lines of the bill; null where there are none. */
  readonly split: ChangeSplit | null;
  /** Cost a day, oldest month first, the report's last; null without a bill. */
  readonly daily: readonly (Rational | null)[];
  /** Whether the account was out of scope in one of the two months. */
  readonly scope: 'entered' | 'left' | 'same';
  readonly daysDiffer: boolean;
  /** Active workspaces in both months, for production; null where one is unknown. */
  readonly active: { readonly before: Rational; readonly after: Rational } | null;
  readonly basis: CostBasis;
  readonly noiseBandPct: string;
};
