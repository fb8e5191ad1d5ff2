import 'server-only';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const words = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** How long something took, in its two largest units: `3 h 20 min`, `2 days 4 h`. */
export const timeBetween = (from: string, to: string): string => {
  const ms = Math.max(0, Date.parse(to) - Date.parse(from));
  if (ms < MINUTE_MS) return 'less than a minute';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  const [hours, minutes] = [Math.floor(ms / HOUR_MS), Math.floor((ms % HOUR_MS) / MINUTE_MS)];
  if (ms < DAY_MS) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  const days = words(Math.floor(ms / DAY_MS), 'day');
  return hours % 24 === 0 ? days : `${days} ${hours % 24} h`;
};
