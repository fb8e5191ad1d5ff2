import type { MonthlyReport } from '../report/monthly-report';
import { figureNames } from '../report/restatement/figure-names';
import type { Figure } from '../report/schema/figure';
import { sections } from '../report/sections/registry';

const LONGEST = 80;

/** Where a figure stands in its document, in words; of one in a long sentence only the section and what is printed. */
export const figureTitle = (report: MonthlyReport, { id, text }: Figure): string => {
  const name = figureNames(report).get(id);
  if (name === undefined) {
    const section = sections.find((one) => id.startsWith(`${one.id}.`));
    return section === undefined ? text : `${section.title}: ${text}`;
  }
  return name.name.length > LONGEST ? `${name.section}: ${text}` : `${name.section}: ${name.name}`;
};
