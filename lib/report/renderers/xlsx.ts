import ExcelJS from 'exceljs';
import { documentState, documentTitle } from '../document-words';
import { withoutTimes } from '../files/stable-zip';
import type { MonthlyReport } from '../monthly-report';
import { type OutlinedSection, reportOutline } from '../outline/report-outline';
import { liveFormulas, MEASURES_SHEET } from './xlsx/live-formulas';
import { type SheetContents, writeSheet } from './xlsx/write-sheet';

const MEASURES_TABLE = 'measures';

/** A person's words stand as they were typed, with whose they are. */
const paragraphText = ({ paragraph }: OutlinedSection): string[] =>
  paragraph === null ? [] : [`${paragraph.markdown}\n${paragraph.by}, ${paragraph.at.slice(0, 10)}`];

const sectionSheet = (report: MonthlyReport, section: OutlinedSection): SheetContents => ({
  name: section.title,
  title: documentTitle(report),
  state: documentState(report),
  finding: section.outline.finding.text,
  tables: section.outline.tables.filter(({ id }) => id !== MEASURES_TABLE),
  notes: [...[...section.outline.lead, ...section.outline.notes].map(({ text }) => text), ...paragraphText(section)],
});

const measuresSheet = (report: MonthlyReport, outlined: readonly OutlinedSection[]): SheetContents => ({
  name: MEASURES_SHEET,
  title: documentTitle(report),
  state: documentState(report),
  finding: 'What the KPIs are computed from: change a number here, and the scorecard follows',
  tables: outlined.flatMap(({ outline }) => outline.tables).filter(({ id }) => id === MEASURES_TABLE),
  notes: report.sections.scorecard.measures.map(({ id, description }) => `${id}: ${description}.`),
});

/**
 * The report as a workbook: a sheet for each section and one of measures, numbers as numbers, KPIs as formulas over the
 * measures with their values stored beside them. The same document gives the same bytes.
 */
export const renderXlsx = async (report: MonthlyReport): Promise<Uint8Array> => {
  const outlined = reportOutline(report);
  const live = liveFormulas(report);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Perunit';
  workbook.title = documentTitle(report);
  const day = new Date(`${report.asOf}T00:00:00Z`);
  Object.assign(workbook, { created: day, modified: day });
  for (const section of outlined) writeSheet(workbook, sectionSheet(report, section), live);
  writeSheet(workbook, measuresSheet(report, outlined), live);
  return withoutTimes(await workbook.xlsx.writeBuffer());
};
