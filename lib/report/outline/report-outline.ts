import type { MonthlyReport } from '../monthly-report';
import type { OutlineHead } from '../section-definition';
import { type SectionContents, type SectionId, sections } from '../sections/registry';
import type { SectionOutline } from './outline';

export type OutlinedSection = { readonly id: SectionId; readonly title: string; readonly outline: SectionOutline };

type Outlines = {
  readonly [Id in SectionId]: (contents: SectionContents[Id], head: OutlineHead) => SectionOutline;
};

const outlines = Object.fromEntries(sections.map(({ id, outline }): [SectionId, unknown] => [id, outline])) as Outlines;

const outlineOf = <Id extends SectionId>(id: Id, { sections: contents, ...report }: MonthlyReport): SectionOutline => {
  const { month, monthName, currency, basis } = report;
  return outlines[id](contents[id], { month, monthName, currency, basis });
};

/** Every section of a document without its looks, in the document's order. */
export const reportOutline = (report: MonthlyReport): readonly OutlinedSection[] =>
  sections.map(({ id, title }) => ({ id, title, outline: outlineOf(id, report) }));
