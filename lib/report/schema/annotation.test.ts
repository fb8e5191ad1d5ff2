import { expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { canonicalJson } from '../files/canonical-json';
import { reportOutline } from '../outline/report-outline';
import { sampleInputs } from '../testing/sample-inputs';
import { monthlyReportSchema } from './monthly-report';

/** The document as it was sealed before its charts had notes, or notes a day and a chart of their own. */
const earlier = (annotations: readonly unknown[] | undefined): string => {
  const report = buildMonthlyReport(sampleInputs());
  const { environments, workspaces, projection } = report.sections;
  const sections = {
    ...report.sections,
    environments: { ...environments, annotations },
    workspaces: { ...workspaces, annotations },
    projection: { ...projection, annotations },
  };
  return canonicalJson({ ...report, sections });
};

it.each([
  ['no notes', undefined],
  ['notes of whole months', [{ month: '2025-06', text: 'A test cluster ran on', link: null }]],
])('a sealed document with %s is read as the bytes that were sealed', (_, annotations) => {
  const sealed = earlier(annotations);
  const report = monthlyReportSchema.parse(JSON.parse(sealed));
  expect(canonicalJson(report)).toBe(sealed);
  const notes = reportOutline(report).find(({ id }) => id === 'environments')?.outline.notes ?? [];
  expect(notes.filter(({ text }) => text === 'June 2025: A test cluster ran on')).toHaveLength(
    annotations?.length ?? 0,
  );
});
