import { formatShare } from '../../kpis/format';
import { fromNanos, type Rational } from '../../money/rational';
import { monthName } from '../../month/month';
import { type Figure, figure } from '../figure';
import { formatNumber } from '../format/numbers';
import type { SavingsMonth } from '../schema/savings';
import type { Known, MonthSavings } from './month-savings';

const vendorNet = ({ month, vendors, gross, fee, refund }: MonthSavings): Known =>
  vendors.length === 0
    ? { value: null, reason: { code: 'no-vendor-report', text: `No vendor reported ${monthName(month)}.` } }
    : { value: fromNanos(gross - fee + refund), reason: null };

const monthOf = (savings: MonthSavings): SavingsMonth => {
  const { month } = savings;
  const of = (id: string, { value, reason }: Known, unit: 'money' | 'share'): Figure =>
    figure({
      ...{ id: `savings.months.${month}.${id}`, value, unit, reason },
      source: { kind: 'savings', of: id, month },
      print: (exact: Rational) => (unit === 'money' ? formatNumber(exact) : formatShare(exact)),
    });
  return {
    month,
    list: of('list', savings.list, 'money'),
    effective: of('effective', savings.effective, 'money'),
    afterFees: of('after-fees', savings.afterFees, 'money'),
    vendorNet: of('vendor-net', vendorNet(savings), 'money'),
    esr: of('esr', savings.esr, 'share'),
    netEsr: of('net-esr', savings.netEsr, 'share'),
    coverage: of('coverage', savings.coverage, 'share'),
    utilisation: of('utilisation', savings.utilisation, 'share'),
  };
};

/** A row for each month that has a bill or a vendor's report, newest first. */
export const savingsMonths = (months: readonly MonthSavings[]): SavingsMonth[] =>
  months
    .filter(({ steps, vendors }) => steps !== null || vendors.length > 0)
    .map(monthOf)
    .reverse();
