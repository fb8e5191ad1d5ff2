import { expect, it } from 'vitest';
import { guessColumns } from './guess-columns';

const ours = ['month', 'account_id', 'vendor', 'gross_saving', 'fee', 'refund', 'product', 'currency', 'note'];

it('a vendor’s words are guessed, each once; our own names win', () => {
  expect(guessColumns(['Period', 'AWS account ID', 'Saved', 'Zesty Fee in %', 'Fee', 'Region'], ours)).toEqual({
    Period: 'month',
    'AWS account ID': 'account_id',
    Saved: 'gross_saving',
    Fee: 'fee',
  });
  expect(guessColumns(['Date', 'month', 'Savings', 'gross_saving'], ours)).toEqual({
    month: 'month',
    gross_saving: 'gross_saving',
  });
  expect(guessColumns(['', 'x'], ours)).toEqual({});
});
