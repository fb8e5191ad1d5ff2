import { describe, expect, it } from 'vitest';
import { recordSources } from '../record-registry';
import { ratesSource } from './rates-source';

const options = { file: 'rates.csv', today: '2026-02-10', currency: 'USD' };
const parse = (...lines: readonly string[]) => ratesSource.parse(lines.join('\n'), options);

describe('a file of exchange rates', () => {
  it('is recognised by its columns alone', () => {
    const found = recordSources.filter((source) => source.detect(['Month', 'Currency', 'Rate', 'Note']));
    expect(found.map(({ id }) => id)).toEqual(['rates']);
  });

  it('gives a rate a month and pair, to the organisation’s currency unless it says another', () => {
    const { records, months } = parse('month,currency,rate,to', '2026-01,eur,1.0837,', '2025-12,GBP,1.15,EUR');
    expect(records).toEqual([
      { month: '2026-01', currency: 'EUR', toCurrency: 'USD', rate: '1.0837' },
      { month: '2025-12', currency: 'GBP', toCurrency: 'EUR', rate: '1.15' },
    ]);
    expect(months).toEqual(['2025-12', '2026-01']);
  });

  it.each([
    ['2026-01,EUR,0,USD', 'rate'],
    ['2026-01,EUR,-1,USD', 'rate'],
    ['2026-01,EUR,"1,08",USD', 'rate'],
    ['2026-01,Euro,1.08,USD', 'currency'],
    ['2026-01,USD,1.08,', 'to'],
    ['2026-03,EUR,1.08,USD', 'month'],
  ])('rejects %s for its %s', (line, column) => {
    const { records, rejects } = parse('month,currency,rate,to', line);
    expect(records).toEqual([]);
    expect(rejects.map((reject) => reject.column)).toContain(column);
  });

  it('has each pair of a month once', () => {
    const { rejects } = parse('month,currency,rate', '2026-01,EUR,1.08', '2026-01,EUR,1.09');
    expect(rejects.map(({ reason }) => reason)).toEqual(['Line 2 has the same month, currency and to.']);
  });
});
