import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { buildMonthlyReport } from '@/lib/report/build-monthly-report';
import { sampleInputs } from '@/lib/report/testing/sample-inputs';
import { AccountMonths } from './account-months';

const shown = (firstMonth: string): string => {
  const inputs = sampleInputs({ firstMonth });
  return renderToStaticMarkup(<AccountMonths section={buildMonthlyReport(inputs).sections.accounts} currency="USD" />);
};

it('shows what each account cost in each month', () => {
  const { rows } = buildMonthlyReport(sampleInputs({ firstMonth: '2025-12' })).sections.accounts;
  const html = shown('2025-12');
  for (const { name, previous, current } of rows) {
    expect(html).toMatch(new RegExp(`>${name}</th>.*?>${previous.text}</td><td class="num">${current.text}</td></tr>`));
  }
  expect(html.match(/<th scope="col" class="num">/g)).toHaveLength(rows[0]?.series.length ?? 0);
});

it('shows nothing without accounts', () => {
  const inputs = sampleInputs({ editMonth: (month) => ({ ...month, costs: [] }) });
  expect(
    renderToStaticMarkup(<AccountMonths section={buildMonthlyReport(inputs).sections.accounts} currency="USD" />),
  ).toBe('');
});
