import { expect, test } from 'vitest';
import { ImportTurns } from './import-turns';

test('one job imports at a time; uploads come before pulls, whoever is gone leaves its place', () => {
  const turns = new ImportTurns();
  const went: number[] = [];
  const ask = (jobId: number, isUpload: boolean) => turns.ask({ jobId, isUpload, go: () => went.push(jobId) });
  ask(1, false);
  ask(2, false);
  ask(3, false);
  ask(4, true);
  expect(went).toEqual([1]);
  turns.leave(2);
  turns.leave(1);
  expect(went).toEqual([1, 4]);
  ask(5, true);
  turns.leave(4);
  turns.leave(5);
  expect(went).toEqual([1, 4, 5, 3]);
  turns.leave(3);
  ask(6, false);
  expect(went.at(-1)).toBe(6);
});
