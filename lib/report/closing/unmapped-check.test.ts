import { expect, it } from 'vitest';
import { reportContext } from '../context';
import { sampleInputs } from '../testing/sample-inputs';
import { unmappedCheck } from './unmapped-check';

const base = sampleInputs();
const checkWith = (unmappedLimitPct: string, months = base.months) =>
  unmappedCheck(reportContext({ ...base, months, settings: { ...base.settings, unmappedLimitPct } }));

it('without a limit every account needs an environment, and the cost and its share are named', () => {
  expect(checkWith('0')).toMatchObject({
    ...{ label: 'Every account has an environment', isPassed: false, publishing: 'reason' },
    text: expect.stringMatching(/^1 account without one, \$[\d,]+\.\d\d, \d+\.\d\d% of cost; the limit is 0%$/),
  });
});

it('passes up to its limit, exactly, and not above it', () => {
  const share = /, ([\d.]+)% of cost/.exec(checkWith('0').text)?.[1] ?? '';
  expect(checkWith('50')).toMatchObject({
    ...{ label: 'Unmapped cost is within its limit', isPassed: true },
    text: expect.stringContaining(`${share}% of cost; the limit is 50%`),
  });
  expect(checkWith('0.000001')).toMatchObject({
    isPassed: false,
    text: expect.stringContaining('above the limit of 0.000001%'),
  });
});

it('holds no credit of one account against the charge of another', () => {
  const [known] = base.months.at(-1)?.costs?.filter(({ environment }) => environment === 'unmapped') ?? [];
  if (known === undefined) throw new Error('The sample has an unmapped account.');
  const credit = { ...known, accountId: 'other', nanos: -(known.nanos ?? 0n) };
  const months = base.months.map((each) =>
    each.month === base.month && each.costs !== null ? { ...each, costs: [...each.costs, credit] } : each,
  );
  expect(checkWith('0.000001', months)).toMatchObject({
    isPassed: false,
    text: expect.stringMatching(/^2 accounts without one/),
  });
});

it('needs no limit where nothing is unmapped', () => {
  const months = base.months.map((each) => ({
    ...each,
    costs: each.costs?.filter(({ environment }) => environment !== 'unmapped') ?? null,
  }));
  expect(checkWith('0', months)).toMatchObject({ isPassed: true, text: 'no cost is unmapped' });
});
