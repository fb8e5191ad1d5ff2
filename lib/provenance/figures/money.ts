import type { ActionRow } from '../../report/schema/actions';
import type { Figure } from '../../report/schema/figure';
import type { AskedFigure, FigureSourceAnswer } from '../figure-facts';
import { measureRef, namedRef, ratioRef, sumRef } from '../refs';

const noteFigure = ({ report }: AskedFigure, rest: string): FigureSourceAnswer | null => {
  if (rest === 'reconciliation') return { ref: namedRef('bill', 'residual') };
  if (rest === 'reconciliation.share') {
    return { ref: ratioRef(namedRef('bill', 'residual'), namedRef('bill', 'invoice')) };
  }
  if (rest.startsWith('tag.')) return { ref: namedRef('tagged', `share.${rest.slice('tag.'.length)}`) };
  if (rest === 'unused-commitments') return { ref: namedRef('savings', 'unused', report.month) };
  if (rest === 'unmapped') return { ref: measureRef('cost.unmapped') };
  if (rest === 'unmapped.share') return { ref: ratioRef(measureRef('cost.unmapped'), measureRef('cost.total')) };
  return { ref: namedRef('bill', rest) };
};

const shareOfList = (id: string, month: string): FigureSourceAnswer => ({
  ref: ratioRef(namedRef('savings', id, month), namedRef('savings', 'list', month)),
});

const marketplaceFigure = ({ previous }: AskedFigure, of: string): FigureSourceAnswer => {
  const billed = namedRef('bill', 'marketplace.billed');
  const net = sumRef([namedRef('savings', 'fee', previous), namedRef('savings', 'less-refund', previous)]);
  const words: Readonly<Record<string, string>> = {
    billed: 'What the AWS Marketplace billed this month for the vendor’s product, in all accounts.',
    reported: 'The fee that the vendor reported for the month before, refunds taken off, in all accounts.',
    difference: 'What the bill has, less what the vendor reported for the month before.',
  };
  const from = of === 'billed' ? [billed] : of === 'reported' ? [net] : [billed, net];
  return { words: [words[of] ?? ''], from };
};

const savingsFigure = (asked: AskedFigure, rest: string): FigureSourceAnswer | null => {
  const { month } = asked.report;
  const step = /^steps\.(.+?)(\.share)?$/.exec(rest);
  if (step !== null) return step[2] === undefined ? savingOf(step[1] ?? '', month) : shareOfList(step[1] ?? '', month);
  const inMonth = /^months\.(\d{4}-\d{2})\.(.+)$/.exec(rest);
  if (inMonth !== null) return savingOf(inMonth[2] ?? '', inMonth[1] ?? month);
  if (rest.startsWith('marketplace.')) return marketplaceFigure(asked, rest.slice('marketplace.'.length));
  const named = rest.replace(/^(finding|notes)\./, '');
  if (named === 'kpi-cost') return { ref: measureRef('cost.total') };
  if (named === 'fees') return savingOf('fee', month);
  if (named === 'other-charges') {
    const taken = [namedRef('savings', 'effective', month), namedRef('savings', 'fee', month)];
    return { ref: sumRef([measureRef('cost.total')], taken) };
  }
  if (named.endsWith('.change')) {
    const id = named.slice(0, -'.change'.length);
    return { ref: sumRef([namedRef('savings', id, month)], [namedRef('savings', id, asked.previous)]) };
  }
  return savingOf(named, month);
};

const savingOf = (id: string, month: string): FigureSourceAnswer => ({
  ref: namedRef('savings', id, month),
});

const rowsOf = ({ report }: AskedFigure): readonly ActionRow[] => {
  const { open, settled } = report.sections.actions;
  return [...open, ...settled];
};

const hasFigure =
  (id: string) =>
  ({ expected, realised }: ActionRow): boolean =>
    expected.id === id || realised?.id === id;

/** A total of actions is made of the rows' own figures; of those before, of what people wrote. */
const actionTotal = (asked: AskedFigure, rest: string): FigureSourceAnswer => {
  const { open, settled } = asked.report.sections.actions;
  const isRealised = rest.includes('realised');
  const rows = rest.startsWith('open') ? open : settled;
  const figures = rows.flatMap((row): Figure[] => {
    const figure = isRealised ? row.realised : row.expected;
    return figure === null || figure.exact === null ? [] : [figure];
  });
  const what = isRealised ? 'measured savings' : 'expected savings';
  const words = rest.startsWith('since')
    ? `The sum of the ${what} of the actions of the month before that this sentence is about, as people wrote them.`
    : `The sum of the ${what} that people wrote beside the actions, in the report’s currency.`;
  const from = rest.startsWith('since') ? [] : figures.map(({ id }) => namedRef('figure', id));
  return { words: [words], from };
};

const actionFigure = (asked: AskedFigure, rest: string): FigureSourceAnswer => {
  const row = rowsOf(asked).find(hasFigure(asked.figure.id));
  if (row === undefined) return actionTotal(asked, rest);
  const kind = rest.endsWith('realised') ? 'Saving a month, as measured' : 'Saving a month, as expected';
  return {
    words: [
      `${kind}: written by a person, beside the action “${row.text}”. Nothing is worked out from it but the totals.`,
    ],
    from: [],
    written: { what: 'Action', by: row.by, at: row.at },
  };
};

/** What a figure of the data notes, the savings or the actions asks; null for others. */
export const moneyFigure = (asked: AskedFigure): FigureSourceAnswer | null => {
  const [section = ''] = asked.figure.id.split('.');
  const rest = asked.figure.id.slice(section.length + 1);
  if (section === 'data-notes') return noteFigure(asked, rest);
  if (section === 'savings') return savingsFigure(asked, rest);
  return section === 'actions' ? actionFigure(asked, rest) : null;
};
