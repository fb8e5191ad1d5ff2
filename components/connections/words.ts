import { plural } from '@/components/data/format-size';
import { formatDay, formatMoment } from '@/components/data/format-time';
import { formatMoney } from '@/lib/kpis/format';
import { rational } from '@/lib/money/rational';
import type { ConnectionView, PlanView } from './view-types';

const micros = 1_000_000n;

/** Millionths of a dollar, with cents. */
export const dollars = (costMicros: string): string => formatMoney(rational(BigInt(costMicros), micros), 'USD', 2);

/** What a pull asks for, and what that costs. */
export const planWords = ({ requests, costMicros }: PlanView): string => {
  if (requests === 0) return 'Nothing is charged';
  const asked = plural(requests, 'request');
  return costMicros === '0' ? `About ${asked}, free of charge` : `About ${asked}, ${dollars(costMicros)}`;
};

/** Requests and dollars of this calendar month, beside what they may come to. */
export const spendWords = ({ spend }: ConnectionView): string => {
  const { requests, costMicros, capMicros } = spend;
  if (capMicros === null) return requests === 0 ? 'Free of charge' : plural(requests, 'request');
  return `${plural(requests, 'request')}, ${dollars(costMicros)} of ${dollars(capMicros)}`;
};

export const isFailing = ({ last, lastTest }: ConnectionView): boolean => {
  if (last !== null && last.state !== 'done') return last.state === 'failed';
  return last === null && lastTest !== null && !lastTest.isOk;
};

const refusedSets = ({ last }: ConnectionView): number =>
  last?.sets.filter(({ result }) => result === 'refused').length ?? 0;

export type Health = { readonly style: 'good' | 'watch' | 'bad' | 'none'; readonly text: string };

/** How a connection is, in words: the first that holds of failing, refused, late, waiting, fine. */
export const healthOf = (connection: ConnectionView): Health => {
  const { last, lastTest, isLate, isEnabled, open } = connection;
  if (open?.state === 'waiting') return { style: 'watch', text: 'Waits for its next attempt' };
  if (last?.state === 'failed')
    return { style: 'bad', text: `The last pull failed on ${formatMoment(last.finishedAt ?? last.createdAt)}` };
  if (last === null && lastTest !== null && !lastTest.isOk) return { style: 'bad', text: 'The test call failed' };
  if (refusedSets(connection) > 0)
    return {
      style: 'bad',
      text: `The last pull brought ${plural(refusedSets(connection), 'file')} that can’t be read`,
    };
  if (connection.waiting > 0) return { style: 'watch', text: 'What it brought waits for you, on this page' };
  if (isLate) return { style: 'watch', text: 'Late: no pull succeeded for more than 26 hours' };
  if (last?.state === 'cancelled') return { style: 'none', text: 'The last pull was cancelled' };
  if (last !== null) return { style: 'good', text: broughtWords(connection) };
  if (lastTest?.isOk === true) return { style: 'good', text: lastTest.text };
  return { style: 'none', text: isEnabled ? 'Not pulled yet' : 'Off, and not pulled yet' };
};

/** What the last pull did, in words. */
export const broughtWords = ({ last }: ConnectionView): string => {
  const brought = last?.sets.filter(({ result }) => result === 'imported' || result === 'replaced').length ?? 0;
  return brought === 0
    ? 'The last pull found everything unchanged'
    : `The last pull brought ${plural(brought, 'delivery', 'deliveries')}`;
};

const momentOr = (iso: string | null | undefined, otherwise: string): string =>
  iso === null || iso === undefined ? otherwise : formatMoment(iso);

/** The facts under a connection's name. */
export const factsOf = (connection: ConnectionView): readonly { readonly label: string; readonly text: string }[] => {
  const { last, schedule, newestDay, isEnabled } = connection;
  return [
    { label: 'Last pull', text: momentOr(last?.finishedAt, 'none yet') },
    { label: 'Next pull', text: isEnabled ? momentOr(schedule?.nextAt, 'soon') : 'off' },
    { label: 'Newest day', text: newestDay === null ? 'none yet' : formatDay(newestDay) },
    { label: 'This month', text: spendWords(connection) },
  ];
};

type Failure = {
  readonly detail: string;
  readonly remedy: string;
  readonly code: string;
  /** A text to copy, such as an IAM policy. */
  readonly attachment: string | null;
};

const shownRefusals = 3;

/** Why a connection fails and what to do: of its last pull, or of its test call while it was never pulled. */
export const failureOf = ({ open, last, lastTest }: ConnectionView): Failure | null => {
  if (open !== null) return null;
  if (last !== null) return last.state === 'failed' ? last.problem : null;
  if (lastTest === null || lastTest.isOk) return null;
  const { text, remedy, code, attachment } = lastTest;
  return { detail: text, remedy: remedy ?? '', code: code ?? '', attachment };
};

/** Why files of the last pull were refused, and what to do. */
export const refusals = ({ last }: ConnectionView): readonly string[] =>
  (last?.sets ?? [])
    .filter(({ result }) => result === 'refused')
    .flatMap(({ name, problems }) => problems.slice(0, 1).map(({ text, remedy }) => `${name}: ${text} ${remedy}`))
    .slice(0, shownRefusals);

const fillWords = (connections: readonly ConnectionView[]): string => {
  const on = connections.filter(({ isEnabled }) => isEnabled).length;
  const all = plural(connections.length, 'source');
  if (on === 0) return connections.length === 1 ? '1 source, and it is off' : `${all}, none of them on`;
  const verb = on === 1 ? 'fills itself' : 'fill themselves';
  return on === connections.length ? `${all} ${verb}` : `${on} of ${all} ${verb}`;
};

/** The section's headline: a finding with a number. */
export const connectionsHeadline = (connections: readonly ConnectionView[]): string => {
  const pulled = connections.filter(({ isEnabled }) => isEnabled);
  const failing = pulled.filter(isFailing);
  const late = pulled.filter(({ isLate }) => isLate);
  const [first] = failing.length > 0 ? failing : late;
  if (first === undefined) return fillWords(connections);
  const others = (failing.length > 0 ? failing : late).length - 1;
  const names = others === 0 ? first.name : `${first.name} and ${plural(others, 'other')}`;
  if (failing.length > 0) return `${names} can’t be pulled`;
  return `${names} ${others === 0 ? 'is' : 'are'} late`;
};
