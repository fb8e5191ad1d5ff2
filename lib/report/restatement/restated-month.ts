import type { ReportState } from '../../kpis/types';
import type { Month } from '../../month/month';

/** One place of a document whose content a change moves, as printed before and after; null where it is not there. */
export type MovedPlace = {
  /** A figure's id, else the path in the document. */
  readonly id: string;
  readonly section: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** A closed or published month whose document a change would alter. */
export type RestatedMonth = {
  readonly month: Month;
  readonly reportState: ReportState;
  /** The newest edition, `61.1`; null where the month is closed and not published. */
  readonly edition: string | null;
  /** How many figures, points of charts and texts differ. */
  readonly count: number;
  /** The titles of the sections that they stand in, in the document's order. */
  readonly sections: readonly string[];
  /** The weightiest of them first: key figures, then by how much they move. */
  readonly places: readonly MovedPlace[];
};
