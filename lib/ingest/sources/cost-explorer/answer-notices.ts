import type { Notice } from '../../types';
import { droppedKeys, effectiveMetric } from './answer-lines';
import { isWithoutDays } from './answer-months';
import type { AnswerPage } from './answer-pages';
import type { AnswerView } from './answer-view';

type Answer = {
  readonly pages: readonly AnswerPage[];
  readonly view: AnswerView;
  readonly months: readonly { month: string; isWhole: boolean; isEstimated: boolean | null; lastDay: string }[];
};

const effectiveNotice = (pages: readonly AnswerPage[]): Notice => {
  const metric = effectiveMetric(pages);
  return metric === null
    ? {
        code: 'effective-unknown',
        text: 'It has no amortised metric, so that effective cost is unknown. Ask with --metrics UnblendedCost NetAmortizedCost to know it.',
      }
    : { code: 'effective-metric', text: `Effective cost is ${metric}, billed cost UnblendedCost.` };
};

/** Pulled answers say what was asked for, and were held against the month's total. */
const isAskedByUs = (pages: readonly AnswerPage[]): boolean => pages.every(({ Request }) => Boolean(Request));

const monthNotices = ({ months }: Answer): Notice[] => {
  const estimated = months.filter(({ isWhole, isEstimated }) => isWhole && isEstimated === true);
  const partial = months.filter(({ isWhole }) => !isWhole);
  return [
    ...(estimated.length === 0
      ? []
      : [
          {
            code: 'estimated',
            text: `AWS says that ${estimated.map(({ month }) => month).join(', ')} is estimated: it stays open.`,
          },
        ]),
    ...partial.map(({ month, lastDay }) => ({
      code: 'partial-month',
      text: `It does not have all days of ${month} (the last is ${lastDay}): the month stays open.`,
    })),
  ];
};

const viewNotices = ({ view, pages }: Answer): Notice[] => {
  const has = (key: string) => view.some((one) => one.key === key);
  const dropped = droppedKeys(view);
  return [
    ...(has('LINKED_ACCOUNT')
      ? []
      : [{ code: 'accounts-not-named', text: 'It names no accounts: all its costs are on “accounts-not-named”.' }]),
    ...(has('SERVICE')
      ? []
      : [{ code: 'services-not-named', text: 'It names no services: all its costs are on “Services not named”.' }]),
    ...(has('RECORD_TYPE') || isAskedByUs(pages)
      ? []
      : [
          {
            code: 'record-types-not-named',
            text: 'It names no record types: credits, refunds and discounts can’t be told from the usage that they are on.',
          },
        ]),
    ...dropped.map((key) => ({ code: 'dimension-left-out', text: `${key} is not kept; its costs are added up.` })),
  ];
};

/** What a person should know of an answer. */
export const answerNotices = (answer: Answer): Notice[] => [
  effectiveNotice(answer.pages),
  ...(isWithoutDays(answer.pages.flatMap(({ ResultsByTime }) => ResultsByTime))
    ? [
        {
          code: 'months-without-days',
          text: 'Its amounts are by month, without days: they stand on the first day of each month.',
        },
      ]
    : []),
  ...monthNotices(answer),
  ...viewNotices(answer),
  ...(isAskedByUs(answer.pages)
    ? []
    : [
        {
          code: 'filter-not-named',
          text: 'An answer does not say which filter it was asked with: with one, it is not the whole bill.',
        },
      ]),
];
