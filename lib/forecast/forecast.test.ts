import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromInteger, fromNanos, multiply, type Rational, sum, toDecimal, toScaled, zero } from '../money/rational';
import { daysInMonth, monthRange } from '../month/month';
import { errorOfProjected, trial } from './backtest';
import { bandOf } from './band';
import { rankModels } from './choose-model';
import { type Forecast, forecastFrom } from './forecast';
import { toHistory } from './history';
import { models } from './models';

const months = monthRange('2023-02', '2028-01');
const days = months.map(daysInMonth);
const HORIZON = 12;

/** Nanos of months from what each costs a day. */
const monthly = (perDay: readonly bigint[]): bigint[] => perDay.map((cost, index) => cost * BigInt(days[index] ?? 0));

type Case = { readonly parts: readonly (readonly bigint[])[]; readonly drivers: readonly (Rational | null)[] };

const wholeOf = ({ parts }: Case): bigint[] =>
  (parts[0] ?? []).map((_, index) => parts.reduce((total, part) => total + (part[index] ?? 0n), 0n));

const forecastOf = (given: Case): Forecast | null =>
  forecastFrom({
    history: { nanos: wholeOf(given), days, drivers: given.drivers },
    parts: given.parts,
    horizon: HORIZON,
  });

const uncounted = (length: number) => Array.from({ length }, () => null);

const cost = fc.bigInt({ min: 1n, max: 10n ** 14n });
const cases = (least = 7): fc.Arbitrary<Case> =>
  fc.integer({ min: least, max: 36 }).chain((length) => {
    const costs = fc.array(cost, { minLength: length, maxLength: length });
    const counts = fc.array(fc.option(fc.integer({ min: 1, max: 5_000 }).map(fromInteger)), {
      minLength: length,
      maxLength: length,
    });
    return fc.record({ parts: fc.array(costs, { minLength: 1, maxLength: 4 }), drivers: counts });
  });

const year = { first: 1, last: HORIZON };

describe('a forecast', () => {
  it('of parts adds up to the forecast of the whole, exactly', () => {
    fc.assert(
      fc.property(cases(), fc.integer({ min: 1, max: HORIZON }), (given, step) => {
        const forecast = forecastOf(given);
        for (const steps of [{ first: step, last: step }, year]) {
          const parts = given.parts.map((_, part) => forecast?.amount(part, steps) ?? zero);
          expect(sum(parts)).toEqual(forecast?.amount(null, steps) ?? zero);
        }
      }),
    );
  });

  it('of some months is the sum of the forecasts of each', () => {
    fc.assert(
      fc.property(cases(), (given) => {
        const forecast = forecastOf(given);
        const each = Array.from({ length: HORIZON }, (_, at) =>
          forecast?.amount(null, { first: at + 1, last: at + 1 }),
        );
        expect(sum(each.map((amount) => amount ?? zero))).toEqual(forecast?.amount(null, year) ?? zero);
      }),
    );
  });

  it('grows with the costs: so many times the cost, so many times the forecast, by the same model and band', () => {
    fc.assert(
      fc.property(cases(), fc.bigInt({ min: 2n, max: 1_000n }), (given, times) => {
        const scaled = { ...given, parts: given.parts.map((part) => part.map((amount) => amount * times)) };
        const [one, many] = [forecastOf(given), forecastOf(scaled)];
        expect(many?.model).toBe(one?.model);
        expect(many?.scores).toEqual(one?.scores);
        expect(many?.halfBand(null, year)).toEqual(one?.halfBand(null, year));
        expect(many?.amount(null, year)).toEqual(multiply(one?.amount(null, year) ?? zero, fromInteger(times)));
      }),
    );
  });

  it('of a constant cost a day is that cost, by the simplest model, with no error and no band', () => {
    fc.assert(
      fc.property(cost, fc.integer({ min: 7, max: 36 }), (perDay, length) => {
        const given = { parts: [monthly(Array.from({ length }, () => perDay))], drivers: uncounted(length) };
        const forecast = forecastOf(given);
        expect(forecast?.model).toBe('last-value');
        expect(forecast?.scores[0]?.error).toEqual(zero);
        expect(forecast?.monthlyHalfBands(1)[0]).toEqual(zero);
        const next = fromNanos(perDay * BigInt(days[length] ?? 0));
        expect(forecast?.amount(null, { first: 1, last: 1 })).toEqual(next);
      }),
    );
  });

  it('needs seven months', () => {
    const of = (length: number) => forecastOf({ parts: [monthly(Array(length).fill(5n))], drivers: uncounted(length) });
    expect(of(6)).toBeNull();
    expect(of(7)).toMatchObject({ model: 'last-value', trials: 6 });
  });

  it('never gives a part a negative cost that it never had', () => {
    const falling = Array.from({ length: 20 }, (_, at) => 1_000n - BigInt(at) * 50n);
    const rising = Array.from({ length: 20 }, (_, at) => 1_000n + BigInt(at) * 90n);
    const forecast = forecastOf({ parts: [monthly(falling), monthly(rising)], drivers: uncounted(20) });
    expect(forecast).toMatchObject({ model: 'last-value', refused: ['linear-trend'] });
  });

  it('has bands that never narrow with the distance, and none where too few backtests reach', () => {
    fc.assert(
      fc.property(cases(), (given) => {
        const bands = forecastOf(given)?.monthlyHalfBands(HORIZON) ?? [];
        const known = bands.filter((band) => band !== null).map((band) => Number(toDecimal(band, 12)));
        expect(known).toEqual([...known].sort((a, b) => a - b));
        expect(bands.slice(known.length).every((band) => band === null)).toBe(true);
      }),
    );
    const short = forecastOf({ parts: [monthly(Array(8).fill(5n))], drivers: uncounted(8) });
    expect(short?.monthlyHalfBands(HORIZON).map((band) => band !== null)).toEqual([
      true,
      true,
      ...Array(10).fill(false),
    ]);
  });
});

describe('a backtest', () => {
  it('never sees a month after the one that it projects from', () => {
    fc.assert(
      fc.property(cases(16), cases(16), fc.nat({ max: 15 }), (given, other, before) => {
        const nanos = wholeOf(given);
        const origin = Math.max(1, nanos.length - before - 1);
        const later = wholeOf(other);
        const changed = nanos.map((amount, at) => (at < origin ? amount : (later[at % later.length] ?? 0n) + 1n));
        const drivers = given.drivers.map((count, at) => (at < origin ? count : fromInteger(7)));
        const [history, future] = [
          toHistory({ nanos, days, drivers: given.drivers }),
          toHistory({ nanos: changed, days, drivers }),
        ];
        for (const model of models) {
          const [a, b] = [history, future].map((each) =>
            trial(model, each, each.perDay, origin, { first: 1, last: 1 }),
          );
          expect(typeof a === 'object' ? a.projected : a).toBe(typeof b === 'object' ? b.projected : b);
        }
      }),
    );
  });

  it('compares all models over the same months, and takes the simpler one where the errors print the same', () => {
    const line = Array.from({ length: 30 }, (_, at) => 1_000_000n + BigInt(at));
    const ranking = rankModels(toHistory({ nanos: monthly(line), days, drivers: uncounted(30) }));
    expect(ranking).toMatchObject({
      trials: 12,
      ranked: [{ id: 'last-value' }, { id: 'linear-trend' }, { id: 'seasonal' }],
    });
    expect(ranking?.scores.map(({ gap }) => gap)).toEqual([null, null, null, 'no-counts']);
    expect(ranking?.scores[1]?.error).toEqual(zero);
  });

  it('has a band that would have held eight of ten of its own projections', () => {
    fc.assert(
      fc.property(cases(12), (given) => {
        const nanos = wholeOf(given);
        const history = toHistory({ nanos, days, drivers: given.drivers });
        const [model] = models;
        if (model === undefined) return;
        const band = bandOf(model, history, history.perDay, { first: 1, last: 1 });
        const trials = Array.from({ length: Math.min(24, nanos.length - 1) }, (_, back) =>
          trial(model, history, history.perDay, nanos.length - 1 - back, { first: 1, last: 1 }),
        );
        const errors = trials.map((each) => (typeof each === 'string' ? null : errorOfProjected(each)));
        const half = toScaled(band ?? zero, 12);
        const held = errors.filter((error) => error !== null && error <= half).length;
        expect(held / errors.length).toBeGreaterThanOrEqual(0.8);
      }),
    );
  });
});

describe('a model', () => {
  const lengthOf = 30;
  const next = (perDay: readonly bigint[], drivers: readonly (Rational | null)[] = uncounted(lengthOf)) =>
    forecastOf({ parts: [monthly(perDay)], drivers });

  it('carries a straight line on exactly', () => {
    const line = Array.from({ length: lengthOf }, (_, at) => 1_000n + BigInt(at) * 37n);
    const forecast = next(line);
    expect(forecast?.model).toBe('linear-trend');
    const expected = (1_000n + BigInt(lengthOf + 4) * 37n) * BigInt(days[lengthOf + 4] ?? 0);
    expect(forecast?.amount(null, { first: 5, last: 5 })).toEqual(fromNanos(expected));
  });

  it('repeats a season on a changed level exactly', () => {
    const season = [5n, 90n, 20n, 70n, 10n, 60n, 30n, 95n, 15n, 55n, 25n, 80n];
    const wave = (at: number) => 1_000n + (season[at % 12] ?? 0n) * 5n + BigInt(Math.floor(at / 12)) * 12n;
    const forecast = next(Array.from({ length: lengthOf }, (_, at) => wave(at)));
    expect(forecast?.model).toBe('seasonal');
    const expected = (wave(lengthOf + 2 - 12) + 12n) * BigInt(days[lengthOf + 2] ?? 0);
    expect(forecast?.amount(null, { first: 3, last: 3 })).toEqual(fromNanos(expected));
  });

  it('finds what a workspace and the fixed part cost a day, and lets workspaces grow on', () => {
    const counts = Array.from({ length: lengthOf }, (_, at) => BigInt(100 + at * 5));
    const drivers = counts.map((count) => fromInteger(count));
    const perDay = counts.map((count) => 3_000n + 70n * count);
    const forecast = next(perDay, drivers);
    expect(forecast?.unitCost).toEqual({ unit: fromNanos(70n), fixed: fromNanos(3_000n) });
    const history = toHistory({ nanos: monthly(perDay), days, drivers });
    const model = models.find(({ id }) => id === 'driver');
    const tried = model === undefined ? null : trial(model, history, history.perDay, 20, { first: 1, last: 6 });
    expect(tried).toMatchObject({ projected: expect.any(BigInt) });
    expect(typeof tried === 'object' ? tried?.projected : null).toBe(typeof tried === 'object' ? tried?.actual : 0n);
  });

  it('is not driven by workspaces that grow while the cost falls, stand still, or are not counted', () => {
    const falling = Array.from({ length: lengthOf }, (_, at) => 9_000n - BigInt(at) * 11n);
    const gapWith = (drivers: readonly (Rational | null)[]) => next(falling, drivers)?.scores[3]?.gap;
    expect(gapWith(falling.map((_, at) => fromInteger(100 + at)))).toBe('no-fit');
    expect(gapWith(falling.map(() => fromInteger(100)))).toBe('no-fit');
    expect(gapWith(falling.map((_, at) => (at === 25 ? null : fromInteger(200 - at))))).toBe('no-counts');
  });
});
