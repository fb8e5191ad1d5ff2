import { expect, test } from 'vitest';
import type { DeliverySet } from '../ingest/delivery-set';
import type { ImportProgress } from '../ingest/types';
import { wholeProgress } from './whole-progress';

const bill = (name: string, bytes: number): DeliverySet => ({
  ...{ kind: 'bill', name, format: 'cur-2.0', period: null },
  files: [{ path: name, name, form: 'csv', bytes, header: [] }],
});
const refused: DeliverySet = { kind: 'refused', name: 'x', problems: [], paths: [] };

const told = (progress: Partial<ImportProgress>): ImportProgress => ({
  ...{ stage: 'scan', bytesDone: 0, bytesTotal: 0, rows: 0, facts: 0, secondsLeft: null },
  ...progress,
});

test('bytes, rows and facts of several sets add up, and time left is that of the whole', () => {
  const sets = [bill('a', 100), refused, bill('b', 300)] as const;
  const heard: ImportProgress[] = [];
  const progress = wholeProgress(sets, (one) => heard.push(one));
  progress.report(told({ bytesDone: 50, bytesTotal: 100, secondsLeft: 5 }));
  progress.report(told({ stage: 'stage', bytesDone: 100, bytesTotal: 100, rows: 7, facts: 3 }));
  progress.endSet(sets[0]);
  progress.endSet(sets[1]);
  progress.report(told({ bytesDone: 150, bytesTotal: 300, rows: 9, secondsLeft: 15 }));
  expect(heard).toEqual([
    told({ bytesDone: 50, bytesTotal: 400, secondsLeft: 35 }),
    told({ stage: 'stage', bytesDone: 100, bytesTotal: 400, rows: 7, facts: 3 }),
    told({ bytesDone: 250, bytesTotal: 400, rows: 16, facts: 3, secondsLeft: 15 }),
  ]);
});

test('a set that was known before counts its bytes and no rows', () => {
  const sets = [bill('a', 100), bill('b', 300)] as const;
  const heard: ImportProgress[] = [];
  const progress = wholeProgress(sets, (one) => heard.push(one));
  progress.endSet(sets[0]);
  progress.report(told({ bytesTotal: 300 }));
  expect(heard).toEqual([told({ bytesDone: 100, bytesTotal: 400 })]);
});
