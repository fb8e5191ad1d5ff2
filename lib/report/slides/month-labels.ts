import { type Month, monthName } from '../../month/month';

/** Months under a chart: three letters, the year under the first and every January. */
export const monthLabels = (months: readonly Month[]): string[] =>
  months.map((month, index) => {
    const [name = '', year = ''] = monthName(month, 'short').split(' ');
    return index === 0 || month.endsWith('-01') ? `${name}\n${year}` : name;
  });
