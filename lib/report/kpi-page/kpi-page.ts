import type {
  Better,
  CostBasis,
  CountBasis,
  DataState,
  KpiDefinition,
  KpiUnit,
  ReportState,
  Status,
} from '../../kpis/types';
import type { Day, Month } from '../../month/month';
import type { Annotation } from '../annotations/annotation';
import type { Figure } from '../schema/figure';
import type { Judgement } from '../schema/scorecard';

/** One side of a KPI's fraction with its live value. */
export type FractionSide = { readonly label: string; readonly note: string; readonly value: Figure };

export type KpiFraction = {
  readonly numerator: FractionSide;
  /** Null: the formula divides by nothing. */
  readonly denominator: FractionSide | null;
  readonly value: Figure;
};

export type HistoryPoint = {
  readonly month: Month;
  readonly exact: string | null;
  readonly text: string;
  /** Why there is no value. */
  readonly reason: string | null;
};

/** Months that are comparable with each other; the last part is the one that counts now. */
export type HistoryPart = {
  readonly first: Month;
  readonly last: Month;
  readonly name: string;
  readonly isCurrent: boolean;
};

/** The months in which a threshold was in force. */
export type HistoryTarget = {
  readonly first: Month;
  readonly last: Month;
  readonly exact: string;
  readonly text: string;
};

export type KpiHistory = {
  readonly finding: string;
  readonly points: readonly HistoryPoint[];
  readonly parts: readonly HistoryPart[];
  /** What differs at each break, in words. */
  readonly breakNotes: readonly string[];
  readonly targets: readonly HistoryTarget[];
  readonly annotations: readonly Annotation[];
  /** How many months there are in all. */
  readonly known: number;
};

export const bridgeCuts = ['type', 'account', 'cluster'] as const;
export type BridgeCut = (typeof bridgeCuts)[number];

/** One part of a change: what it was and is, and what its change does to the KPI. */
export type BridgeRow = {
  readonly key: string;
  readonly label: string;
  /** Its name under a bar. */
  readonly short: string;
  /** Names its colour; null: none of its own. */
  readonly costType: string | null;
  readonly before: Figure;
  readonly after: Figure;
  readonly change: Figure;
  readonly effect: Figure;
};

/** A KPI's change between two months, cut so that the printed parts sum to the printed change. */
export type KpiBridge = {
  readonly from: Month;
  readonly to: Month;
  readonly cut: BridgeCut;
  /** The months that can be chosen, oldest first. */
  readonly months: readonly Month[];
  readonly finding: string;
  /** How it was cut, in which order. */
  readonly note: string;
  /** What the figures count. */
  readonly unitText: string;
  /** Why the change can not be cut; there are no rows then. */
  readonly reason: string | null;
  readonly start: Figure;
  readonly end: Figure;
  readonly change: Figure;
  readonly numerator: readonly BridgeRow[];
  readonly numeratorTotal: BridgeRow | null;
  /** The value after the numerator has changed and before the denominator has. */
  readonly middle: Figure | null;
  readonly denominator: readonly BridgeRow[];
  readonly limit: { readonly exact: string; readonly text: string } | null;
};

export type KpiCaveats = {
  readonly finding: string;
  /** An improvement that came through the other side alone. */
  readonly callout: { readonly title: string; readonly text: string } | null;
  readonly notes: readonly string[];
};

/** One KPI's page as plain data: what it is, how it went, why it moved. Where it comes from is in `KpiSources`. */
export type KpiPage = {
  readonly id: string;
  readonly name: string;
  readonly group: KpiDefinition['group'];
  readonly unit: KpiUnit;
  readonly better: Better;
  readonly month: Month;
  readonly monthName: string;
  readonly basis: CostBasis;
  readonly currency: string;
  readonly countBasis: CountBasis;
  readonly dataState: DataState;
  readonly reportState: ReportState;
  readonly partialTo: Day | null;
  readonly finding: string;
  readonly description: string;
  readonly status: Status;
  readonly judgement: Judgement;
  readonly targetText: string | null;
  readonly version: number;
  readonly validFrom: Month | null;
  readonly fraction: KpiFraction;
  readonly history: KpiHistory;
  readonly bridge: KpiBridge;
  readonly caveats: KpiCaveats | null;
};
