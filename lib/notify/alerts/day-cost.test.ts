import { expect, it } from 'vitest';
import type { DailyCost } from '../../../db/queries/daily-costs';
import { dayCostFindings } from './day-cost';
import { addDays } from './day-words';

const dollar = 1_000_000_000n;
const last = '2026-01-31';

/** A flat cost on each of the 60 days up to the last, but for some of them, by days before the last. */
const series = (accountId: string, usual: number, odd: Readonly<Record<number, number>> = {}): DailyCost[] =>
  Array.from({ length: 60 }, (_, before) => ({
    ...{ accountId, service: 'Amazon Elastic Compute Cloud', day: addDays(last, -before) },
    nanos: BigInt(odd[before] ?? usual) * dollar,
  }));

const find = (...daily: DailyCost[]) =>
  dayCostFindings({
    daily,
    threshold: { factorHundredths: 600n, minimumNanos: 50n * dollar },
    currency: 'USD',
    accountName: (id) => `Account ${id}`,
    causes: (_, __, day) => [{ name: `BoxUsage on ${day}`, amount: '+$300' }],
  });

it('a first day far above its own past is a warning that says how far', () => {
  expect(find(...series('1', 100, { 0: 400 }), ...series('2', 900))).toEqual([
    {
      key: 'day-cost:1:Amazon Elastic Compute Cloud',
      ...{ kind: 'day-cost', stage: 'warning', month: '2026-01', period: last },
      story: {
        title: 'Amazon Elastic Compute Cloud in Account 1 cost $400 on 31 Jan 2026, 4.0 times its usual $100',
        happened: 'The day’s cost is far above the 28 days before it, whose median is $100.',
        size: '$300 more than usual on the day.',
        since: 'New on 31 Jan 2026.',
        causes: [{ name: 'BoxUsage on 2026-01-31', amount: '+$300' }],
        causesTitle: 'Largest rises above a usual day',
        todo: expect.any(String),
        path: '/reports/2026-01#movers',
      },
    },
  ]);
});

it('the second day in a row is an alert that says since when', () => {
  const [found] = find(...series('1', 100, { 0: 380, 1: 400, 2: 390 }), ...series('2', 900));
  expect(found).toMatchObject({ stage: 'alert', story: { since: 'Since 29 Jan 2026, 3 days in a row.' } });
});

it('what comes every month on the same day, what has ended, and what is new with too little past are none', () => {
  expect(find(...series('1', 0, { 0: 500, 31: 480 }), ...series('2', 900))).toEqual([]);
  expect(find(...series('1', 100, { 1: 400 }), ...series('2', 900))).toEqual([]);
  expect(find(...series('1', 100, { 0: 400 }).filter(({ day }) => day > '2026-01-20'))).toEqual([]);
});

it('a last day that has come in part is left alone: the one before it counts', () => {
  const [found] = find(...series('1', 100, { 0: 10, 1: 400 }), ...series('2', 900, { 0: 30 }));
  expect(found).toMatchObject({ period: '2026-01-30', stage: 'warning' });
});

it('what was nothing before is said to be, and a cost that a bill does not know is not judged', () => {
  const [found] = find(...series('1', 0, { 0: 80 }), ...series('2', 900));
  expect(found?.story.title).toBe(
    'Amazon Elastic Compute Cloud in Account 1 cost $80 on 31 Jan 2026, where it cost nothing before',
  );
  const unknown = series('1', 100, { 0: 400 }).map((cost) => (cost.day === last ? { ...cost, nanos: null } : cost));
  expect(find(...unknown, ...series('2', 900))).toEqual([]);
});

it('of many only the five largest are told', () => {
  const many = Array.from({ length: 9 }, (_, at) => series(String(at), 100, { 0: 400 + at }));
  expect(find(...many.flat(), ...series('x', 9_000)).map(({ key }) => key.split(':')[1])).toEqual([
    '8',
    '7',
    '6',
    '5',
    '4',
  ]);
});
