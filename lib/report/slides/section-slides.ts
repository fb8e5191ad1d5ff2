import type { MonthlyReport } from '../monthly-report';
import type { SectionOutline } from '../outline/outline';
import type { OutlinedSection } from '../outline/report-outline';
import type { Slide, SlidePart } from './slide';
import { slideNotes } from './slide-notes';

/** What a section's slides are made from. */
export type SectionInput<Contents> = {
  readonly report: MonthlyReport;
  readonly section: OutlinedSection;
  readonly outline: SectionOutline;
  readonly contents: Contents;
};

/** A section's one slide: its finding as the title, the notes from its sentences and figures. */
export const sectionSlide = (
  { report, section, outline, contents }: SectionInput<unknown>,
  parts: readonly SlidePart[],
): Slide => ({
  id: section.id,
  kicker: section.title,
  title: outline.finding.text,
  parts,
  notes: slideNotes(report, section, contents),
});
