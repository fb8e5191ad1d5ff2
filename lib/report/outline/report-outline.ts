import type { MonthlyReport } from '../monthly-report';
import type { ReportParagraph } from '../schema/paragraphs';
import type { OutlineHead } from '../section-definition';
import { type SectionContents, type SectionId, sections } from '../sections/registry';
import type { SectionOutline } from './outline';

export type OutlinedSection = {
  readonly id: SectionId;
  readonly title: string;
  readonly outline: SectionOutline;
  /** What a person wrote into it, as raw Markdown; null: nothing. */
  readonly paragraph: ReportParagraph | null;
};

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
  sections.map(({ id, title }) => ({
    id,
    title,
    outline: outlineOf(id, report),
    paragraph: report.paragraphs.find(({ section }) => section === id) ?? null,
  }));
