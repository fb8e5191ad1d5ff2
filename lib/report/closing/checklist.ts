import type { ReportContext } from '../context';
import { billCheck, finalCheck, reconciledCheck } from './bill-checks';
import type { Check } from './check';
import { consistentCheck, countsCheck, kpisCheck } from './count-checks';
import { moversCheck, sourcesCheck } from './source-checks';
import { unmappedCheck } from './unmapped-check';

/** What a person goes through before signing a month, in the order in which it is mended. */
export const closingChecks = (context: ReportContext): readonly Check[] => [
  sourcesCheck(context),
  billCheck(context),
  finalCheck(context),
  reconciledCheck(context),
  unmappedCheck(context),
  countsCheck(context),
  consistentCheck(context),
  kpisCheck(context),
  moversCheck(context),
];
