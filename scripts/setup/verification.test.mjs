import { expect, test } from 'vitest';
import { addOutcomes, readPlaywrightReport, readVitestReport } from './verification.mjs';

test('unit tests are counted from the report, and those that did not run are named', () => {
  const testResults = [
    {
      assertionResults: [
        { status: 'passed', fullName: 'a' },
        { status: 'pending', fullName: 'no sample data' },
      ],
    },
  ];
  expect(readVitestReport(JSON.stringify({ numPassedTests: 1, numFailedTests: 0, testResults }))).toEqual({
    passed: 1,
    failed: 0,
    skipped: ['no sample data'],
  });
});

test('a run without a test is a failure', () => {
  const empty = JSON.stringify({ numPassedTests: 0, numFailedTests: 0, testResults: [] });
  expect(readVitestReport(empty)).toMatchObject({ passed: 0, failed: 1 });
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(readPlaywrightReport(JSON.stringify({ stats, errors: [] }))).toMatchObject({ passed: 0, failed: 1 });
});

test('a browser test that passed at the second try counts as failed, and so does an error outside of tests', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(readPlaywrightReport(JSON.stringify({ stats, errors: [{ message: 'no server' }] }))).toEqual({
    passed: 5,
    failed: 3,
    skipped: ['2 browser tests'],
  });
});

test('outcomes add up', () => {
  const outcomes = [
    { passed: 1, failed: 0, skipped: ['a'] },
    { passed: 2, failed: 3, skipped: ['b'] },
  ];
  expect(addOutcomes(outcomes)).toEqual({ passed: 3, failed: 3, skipped: ['a', 'b'] });
});
