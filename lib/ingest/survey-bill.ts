import type { BillSet } from './delivery-set';
import type { ScanProcess } from './engine/scan-process';
import type { ScanRequest } from './engine/scan-request';
import { billSourceOf } from './sources/bill-registry';
import type { Survey } from './sources/bill-survey';
import type { ScanResult } from './types';

/** Looks through all rows of a bill whose format asks for it; null for the others. Throws IngestError. */
export const surveyBill = async (child: ScanProcess, set: BillSet, request: ScanRequest): Promise<Survey | null> => {
  const { survey } = billSourceOf(set.format);
  if (survey === undefined) return null;
  const { rows } = await child.ask({ ask: 'survey', request }, 'surveyed');
  return survey.judge(
    set.files.map(({ name }) => name),
    rows,
  );
};

/** The scan of what the survey left. */
export const withSurvey = (request: ScanRequest, { skip, defaults }: Survey): ScanRequest => ({
  ...request,
  skip,
  files: request.files.map((file, index) => ({ ...file, defaults: defaults[index] ?? {} })),
});

/** What a scan found, with the rows that the survey took away and what it says of the whole. */
export const asSurveyed = (result: ScanResult, survey: Survey): ScanResult => ({
  ...result,
  rowsRead: result.rowsRead + survey.skippedRows,
  rowsLeftOut: (result.rowsLeftOut ?? 0) + survey.skippedRows,
  finality: survey.isEstimated ? result.finality.map((own) => ({ ...own, isEstimated: true })) : result.finality,
  invoices: survey.invoices,
  notices: [...survey.notices, ...result.notices],
});
