import type { ReportContext } from '../context';
import { billCheck, finalCheck, reconciledCheck, unmappedCheck } from './bill-checks';
import type { Check } from './check';
import { consistentCheck, countsCheck, kpisCheck } from './count-checks';

/** What a person goes through before signing a month, in the order in which it is mended. */
export const closingChecks = (context: ReportContext): readonly Check[] => [
  billCheck(context),
  finalCheck(context),
  reconciledCheck(context),
  unmappedCheck(context),
  countsCheck(context),
  consistentCheck(context),
  kpisCheck(context),
];
