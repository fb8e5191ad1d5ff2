import { expect, test } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { reportOutline } from '../outline/report-outline';
import { monthlyReportSchema } from '../schema/monthly-report';
import { sampleInputs } from '../testing/sample-inputs';
import { sampleWords } from '../testing/sample-words';
import { noWords } from './words';

const written = { by: 'Ana', at: '2026-02-07T09:12:00.000Z' };

test('what a person says about a mover stands in its row and in no other', () => {
  const before = buildMonthlyReport(sampleInputs()).sections.movers.rows;
  const [first] = before;
  const moverNotes = [{ mover: first?.key ?? '', field: 'comment', value: 'A load test', ...written } as const];
  const { rows } = buildMonthlyReport(sampleInputs({ words: { ...noWords, moverNotes } })).sections.movers;
  expect(rows[0]).toMatchObject({ comment: 'A load test', writtenText: 'Comment by Ana, 7 Feb 2026' });
  expect(rows.slice(1)).toEqual(before.slice(1));
});

test('paragraphs come in the order of the sections; one of a section that is gone is left out', () => {
  const paragraphs = ['actions', 'weather', 'movers'].map((section) => ({ section, markdown: section, ...written }));
  const report = buildMonthlyReport(sampleInputs({ words: { ...noWords, paragraphs } }));
  expect(report.paragraphs.map(({ section }) => section)).toEqual(['movers', 'actions']);
  const outlined = reportOutline(report).filter(({ paragraph }) => paragraph !== null);
  expect(outlined.map(({ id, paragraph }) => [id, paragraph?.markdown])).toEqual([
    ['movers', 'movers'],
    ['actions', 'actions'],
  ]);
});

test('a document with words in it keeps to its schema', () => {
  const report = buildMonthlyReport(sampleInputs({ words: sampleWords }));
  expect(monthlyReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
});
