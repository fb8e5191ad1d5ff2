import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import type { Month } from '../month/month';
import type { Check } from '../report/closing/check';
import { closingChecks } from '../report/closing/checklist';
import { reportContext } from '../report/context';

/** The checklist of a month, from the data as it is. */
export const checklistOf = (db: PerunitDatabase, month: Month): readonly Check[] =>
  closingChecks(reportContext(loadReportInputs(db, { month })));
