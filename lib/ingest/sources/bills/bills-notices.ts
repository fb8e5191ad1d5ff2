import { sum, toDecimal } from '../../../money/rational';
import type { Notice } from '../../types';
import { type ReadBills, totalOf } from './read-bills';

/** What a person should know of the files, their totals among it. */
export const noticesOf = (reads: readonly ReadBills[]): Notice[] => {
  const unknown = reads.flatMap(({ sorted }) => sorted.unknown);
  const rounding = sum(reads.flatMap(({ sorted }) => sorted.roundings.map(totalOf)));
  const types = [...new Set(unknown.map(({ cell }) => cell('RecordType') || 'none'))];
  return [
    ...reads.flatMap(({ notices }) => notices),
    { code: 'effective-unknown', text: 'It has billed cost only: effective, contracted and list cost are unknown.' },
    { code: 'months-without-days', text: 'Its lines are of whole months: they stand on their first day.' },
    ...(reads.some(({ sorted }) => sorted.isEstimated)
      ? [
          {
            code: 'estimated',
            text: 'AWS marks amounts as estimated: the month stays open until the invoice is there.',
          },
        ]
      : []),
    ...(reads.some(({ sorted }) => sorted.roundings.length > 0)
      ? [
          {
            code: 'consolidated-rounding',
            text: `The invoice differs from its lines by ${toDecimal(rounding, 6)} of rounding (CBRounding), which is no account’s cost.`,
          },
        ]
      : []),
    ...(types.length > 0
      ? [
          {
            code: 'unknown-line-kind',
            text: `${unknown.length} rows have the RecordType ${types.join(', ')}, which is not known; they are no costs.`,
          },
        ]
      : []),
  ];
};
