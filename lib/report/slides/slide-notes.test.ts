import { expect, test } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { sampleInputs } from '../testing/sample-inputs';
import { sampleWords } from '../testing/sample-words';
import { reportDeck } from './deck';

const written = { by: 'Mara Lind', at: '2026-02-07T09:12:00.000Z', section: 'accounts' };
const markdown = '## Why\n\n**RDS** grew, see [the ticket](https://example.test/1) and `prod_us`.';
const report = buildMonthlyReport(sampleInputs({ words: { ...sampleWords, paragraphs: [{ ...written, markdown }] } }));

const notesOf = (id: string): readonly string[] =>
  reportDeck(report).slides.find((slide) => slide.id === id)?.notes ?? [];

test('notes hold the section’s sentences, a person’s paragraph without its marks, and the sources', () => {
  const notes = notesOf('accounts');
  const start = notes.indexOf('Mara Lind writes:');
  expect(notes[0]).toBe(report.sections.accounts.finding.text);
  expect(notes.slice(start, start + 4)).toEqual([
    'Mara Lind writes:',
    'Why',
    'RDS grew, see the ticket and prod_us.',
    'Sources',
  ]);
  expect(notes.at(-1)).toBe('Acme, January 2026, effective cost in USD, data final, as of 10 Feb 2026.');
});

test('KPIs are named with their formula, each slide’s own', () => {
  const line = (id: string) => notesOf(id).find((text) => text.startsWith('KPI formulas'));
  expect(line('scorecard')).toContain('APWC = cost.production / workspaces.total');
  expect(line('scorecard-secondary')).toContain('WB = workspaces.paid / workspaces.total');
  expect(line('scorecard-secondary')).not.toContain(' CPBM = ');
});
