import { type Month, monthName } from '../../month/month';

const MOST_NAMES = 8;

/** Many months under a chart: as dates, of which so few are named that the names have room. */
export const sparseDates = (months: readonly Month[]) => ({
  months,
  every: Math.max(1, Math.ceil(months.length / MOST_NAMES)),
});

/** Months under a chart: three letters, the year under the first and every January. */
export const monthLabels = (months: readonly Month[]): string[] =>
  months.map((month, index) => {
    const [name = '', year = ''] = monthName(month, 'short').split(' ');
    return index === 0 || month.endsWith('-01') ? `${name}\n${year}` : name;
  });
