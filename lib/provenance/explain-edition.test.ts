import { afterEach, expect, it } from 'vitest';
import { month, type SampleIssue, sampleIssue } from '../publishing/testing/sample-issue';
import { explain } from './explain';

let sample: SampleIssue | null = null;
afterEach(() => sample?.remove());

const of = 'figure.environments.production.current';

it('a figure of an edition is held against what the data give now, and both are said', async () => {
  sample = await sampleIssue();
  sample.close();
  const { edition } = sample.publish();
  const before = explain(sample.db, { month, of, edition });
  expect(before?.printed).toMatchObject({ edition, isSame: true });
  sample.map('dev');
  const after = explain(sample.db, { month, of, edition });
  expect(after).toMatchObject({ text: '$0.00', exact: '0' });
  expect(after?.printed).toEqual({ ...before?.printed, isSame: false });
  expect(explain(sample.db, { month, of })?.printed).toMatchObject({ edition: null, text: '0', isSame: true });
});
