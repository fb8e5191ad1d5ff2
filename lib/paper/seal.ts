import 'server-only';

import { sha256Of } from '../publishing/sha256';
import { canonicalJson } from '../report/files/canonical-json';
import type { MonthlyReport } from '../report/monthly-report';
import { sealedForm } from '../report/sealed-form';

/** Documents are never changed in place, so a seal is worked out once for each. */
const known = new WeakMap<MonthlyReport, string>();

/** The SHA-256 under which an edition was sealed, from its own bytes; null for a document that is no edition. */
export function sealOf(report: MonthlyReport): string | null {
  if (report.edition === null) return null;
  const seal = known.get(report) ?? sha256Of(canonicalJson(sealedForm(report)));
  known.set(report, seal);
  return seal;
}
