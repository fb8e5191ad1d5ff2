import type { ReportInputs } from '../report/inputs';
import type { ExplainedRecord } from './explanation';

/** The exchange rates that a month's cost was converted with, and who gave them. */
export const rateRecords = ({ conversions, month, settings }: ReportInputs): ExplainedRecord[] =>
  (conversions?.rates ?? [])
    .filter((rate) => rate.month === month)
    .map(({ currency, rate, file, by, at }) => ({
      what: `Exchange rate, 1 ${currency} = ${rate} ${settings.currency}${file === null ? '' : `, from ${file}`}`,
      ...{ from: month, by, at },
    }));
