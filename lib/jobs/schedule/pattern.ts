import 'server-only';
import { Cron } from 'croner';
import { ProblemError } from '../../observe/problems';

const closestMs = 15 * 60_000;
const lookedAt = 50;

/** Every due time is in UTC: a day has one 05:10 there, whatever the clocks of the machine do. */
const cronOf = (pattern: string): Cron => new Cron(pattern, { timezone: 'UTC', paused: true });

/** The newest due time up to a moment; null when there was none. */
export const lastDueBefore = (pattern: string, now: Date): Date | null =>
  cronOf(pattern).previousRuns(1, now)[0] ?? null;

/** The next due time after a moment; null when there is none. */
export const nextDueAfter = (pattern: string, now: Date): Date | null => cronOf(pattern).nextRun(now);

const refused = (text: string): ProblemError =>
  new ProblemError(
    'bad-request',
    text,
    'Write five fields in UTC: minute, hour, day, month, weekday. 10 5 * * * is daily at 05:10.',
  );

const dueTimes = (pattern: string): readonly Date[] => {
  try {
    return cronOf(pattern).nextRuns(lookedAt);
  } catch {
    throw refused(`“${pattern}” is no pattern of times.`);
  }
};

/** Refuses a pattern that means nothing, is never due, or is due so often that it would ask others all day. Throws `bad-request`. */
export const checkPattern = (pattern: string): void => {
  if (pattern.trim().split(/\s+/).length !== 5) throw refused(`“${pattern}” has not five fields.`);
  const times = dueTimes(pattern).map((time) => time.getTime());
  if (times.length === 0) throw refused(`“${pattern}” is never due.`);
  const isTooClose = times.some((time, index) => index > 0 && time - (times[index - 1] ?? 0) < closestMs);
  if (isTooClose) throw refused(`“${pattern}” is due more often than every 15 minutes.`);
};
