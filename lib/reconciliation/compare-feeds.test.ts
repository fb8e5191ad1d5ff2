import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFeeds, type FeedCost, serviceKey } from './compare-feeds';

const cost = (feed: string, service: string, billedNanos: bigint, accountId = '1'): FeedCost => ({
  ...{ feed, service, billedNanos, accountId },
  currency: 'USD',
  effectiveNanos: billedNanos,
});
const asked = { first: 'CUR', second: 'Cost Explorer', basis: 'billed' } as const;

describe('two bills of one month', () => {
  it('differ by account and service, the biggest difference first', () => {
    const found = compareFeeds(
      [
        cost('CUR', 'AmazonEC2', 100n),
        cost('CUR', 'AmazonS3', 50n),
        cost('CUR', 'AmazonRDS', 7n),
        cost('Cost Explorer', 'Amazon Elastic Compute Cloud - Compute', 60n),
        cost('Cost Explorer', 'EC2 - Other', 30n),
        cost('Cost Explorer', 'Amazon Simple Storage Service', 50n),
        cost('Cost Explorer', 'Tax', 1n, '2'),
      ],
      asked,
    );
    expect(found.rows).toEqual([
      { accountId: '1', service: 'AmazonEC2', firstNanos: 100n, secondNanos: 90n, differenceNanos: -10n },
      { accountId: '1', service: 'AmazonRDS', firstNanos: 7n, secondNanos: null, differenceNanos: -7n },
      { accountId: '2', service: 'Tax', firstNanos: null, secondNanos: 1n, differenceNanos: 1n },
    ]);
    expect(found).toMatchObject({ equalRows: 1, firstNanos: 157n, secondNanos: 141n, differenceNanos: -16n });
  });

  it('have rows whose differences sum to the difference of the totals', () => {
    const costs = fc.array(
      fc
        .tuple(
          fc.constantFrom('CUR', 'Cost Explorer', 'a third'),
          fc.constantFrom('AmazonS3', 'Amazon S3', 'Tax'),
          fc.bigInt(),
        )
        .map(([feed, service, nanos]) => cost(feed, service, nanos)),
    );
    fc.assert(
      fc.property(costs, (own) => {
        const { rows, differenceNanos } = compareFeeds(own, asked);
        expect(rows.reduce((sum, row) => sum + row.differenceNanos, 0n)).toBe(differenceNanos);
      }),
    );
  });

  it('name one service in three vocabularies', () => {
    const same = ['AmazonEC2', 'EC2 - Other', 'Amazon Elastic Compute Cloud', 'Amazon Elastic Compute Cloud - Compute'];
    expect(new Set(same.map(serviceKey)).size).toBe(1);
    expect(serviceKey('AWS Key Management Service')).toBe(serviceKey('awskms'));
    expect(serviceKey('AmazonS3')).not.toBe(serviceKey('AmazonRDS'));
  });
});
