import { expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { sampleInputs } from '../testing/sample-inputs';
import { renderMarkdown } from './markdown';

const place = { address: 'http://127.0.0.1:3000/reports/2026-01' };
const report = buildMonthlyReport(sampleInputs());

it('the summary has the headline, the primary KPIs with change and status, the largest changes and the address', () => {
  const text = renderMarkdown(report, place);
  expect(text).toContain('**Cloud Cost Optimization Report #61, January 2026**');
  expect(text).toContain(report.sections.headline.headline.text);
  for (const { id, value, change, judgement } of report.sections.scorecard.primary) {
    expect(text).toContain(`- **${id}** ${value.text}, ${change.text}`);
    expect(text).toContain(`: ${judgement.text} · `);
  }
  for (const { name, costType, change } of report.sections.movers.rows) {
    expect(text).toContain(`- ${name} ${costType}: ${change.text} USD`);
  }
  expect(text.endsWith(`<${place.address}>\n`)).toBe(true);
});

it('a summary of the longest names stays below 4,000 characters, and keeps the address', () => {
  const inputs = sampleInputs({ organisation: { id: 'own', name: '@everyone '.repeat(100) } });
  const accounts = inputs.accounts.map((account) => ({ ...account, name: '*_[<@'.repeat(200) }));
  const text = renderMarkdown(buildMonthlyReport({ ...inputs, accounts }), place);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text).not.toMatch(/@\w/);
  expect(text.endsWith(`<${place.address}>\n`)).toBe(true);
});

it('a month without data says so', () => {
  const empty = buildMonthlyReport(sampleInputs({ editMonth: (each) => ({ ...each, costs: null, counts: null }) }));
  const text = renderMarkdown(empty, place);
  expect(text).toContain('- **APWC** –: Not computable');
  expect(text).not.toMatch(/undefined|null/);
});
