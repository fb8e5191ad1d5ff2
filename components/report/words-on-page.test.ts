import { expect, test } from 'vitest';
import { buildMonthlyReport } from '@/lib/report/build-monthly-report';
import { sampleInputs } from '@/lib/report/testing/sample-inputs';
import { wordsOnPage } from './words-on-page';

const draft = buildMonthlyReport(sampleInputs());
const demo = { ...draft, organisation: { id: 'demo', name: 'Harborline' } as const };
const published = { by: 'Ana', at: '2026-02-07T09:12:00.000Z', reason: null };

test('one writes on the page of one’s own draft, and nowhere else', () => {
  expect(wordsOnPage(draft, true)).toMatchObject({ canEdit: true, isDemo: false, isSealed: false });
  expect(wordsOnPage(draft, false)).toMatchObject({ canEdit: false, isDemo: false, isSealed: false });
  expect(wordsOnPage(demo, true)).toMatchObject({ canEdit: false, isDemo: true, isSealed: false });
  expect(wordsOnPage({ ...draft, published }, true)).toMatchObject({ canEdit: false, isDemo: false, isSealed: true });
});
