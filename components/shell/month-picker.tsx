import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { addMonths, type Month, monthName } from '@/lib/month/month';
import { PendingMark } from './pending-mark';

type MonthPickerProps = {
  readonly month: Month;
  /** Months with a report, oldest first. */
  readonly months: readonly Month[];
  /** Kept when the month changes: `?basis=billed`. */
  readonly query: string;
  /** The address that a month is added to. */
  readonly base?: string;
};

const reports = '/reports/';

type StepProps = { to: Month; isThere: boolean; query: string; base: string; icon: 'previous' | 'next' };

function Step({ to, isThere, query, base, icon }: StepProps) {
  const label = `${icon === 'next' ? 'Next' : 'Previous'} month, ${monthName(to)}`;
  if (!isThere) {
    return (
      <span className="btn sq" role="img" aria-disabled="true" aria-label={`${label}: no report`}>
        <Icon name={icon} />
      </span>
    );
  }
  return (
    <Link className="btn sq" href={`${base}${to}${query}`} aria-label={label}>
      <Icon name={icon} />
      <PendingMark />
    </Link>
  );
}

const byYear = (months: readonly Month[]): (readonly [string, readonly Month[]])[] => {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].sort().reverse();
  return years.map((year) => [year, months.filter((month) => month.startsWith(year))]);
};

/** The month on screen, its neighbours, and a list of all months that there are. */
export function MonthPicker({ month, months, query, base = reports }: MonthPickerProps) {
  const before = addMonths(month, -1);
  const after = addMonths(month, 1);
  return (
    <nav className="month" aria-label="Month">
      <Step to={before} isThere={months.includes(before)} query={query} base={base} icon="previous" />
      <Menu
        label={`${monthName(month)}, choose a month`}
        summaryClass="m"
        popClass="left months-pop"
        summary={monthName(month)}
      >
        {byYear(months).map(([year, ofYear]) => (
          <div key={year}>
            <p className="year">{year}</p>
            <ul>
              {ofYear.map((each) => (
                <li key={each}>
                  <Link
                    href={`${base}${each}${query}`}
                    aria-label={monthName(each)}
                    {...(each === month && { 'aria-current': 'page' as const })}
                  >
                    {monthName(each, 'short').slice(0, 3)}
                    <PendingMark />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Menu>
      <Step to={after} isThere={months.includes(after)} query={query} base={base} icon="next" />
    </nav>
  );
}
