import 'server-only';

import { canonicalJson, sha256Of } from '../publishing/canonical-json';
import type { MonthlyReport } from '../report/monthly-report';

/** Documents are never changed in place, so a seal is worked out once for each. */
const known = new WeakMap<MonthlyReport, string>();

/** The SHA-256 under which an edition was sealed, from its own bytes; null for a document that is no edition. */
export function sealOf(report: MonthlyReport): string | null {
  if (report.edition === null) return null;
  // The edition of a restated month says so on every page, but was sealed as what it is: published.
  const seal = known.get(report) ?? sha256Of(canonicalJson({ ...report, reportState: 'published' }));
  known.set(report, seal);
  return seal;
}
