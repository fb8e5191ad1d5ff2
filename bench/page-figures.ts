import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../db/client';
import { saveAccountMappings } from '../db/commands/save-account-mapping';
import { monthRange } from '../lib/month/month';
import { commitMonth } from './commit-figures';
import { bounded, type Figure } from './figure';
import { percentile } from './measure';
import { timeRequests, withServer } from './server';

const months = monthRange('2023-02', '2026-01');
const accounts = 60;
const environments = ['production', 'core', 'test', 'dev', 'staging'] as const;

/** An organisation of its own with 36 months of made-up facts and every account mapped. */
const fillOrganisation = async (data: string, factsPerMonth: number): Promise<void> => {
  const db = openDatabase(join(data, 'perunit.db'));
  for (const month of months) await commitMonth(db, { month, facts: factsPerMonth, accounts, keysPerAccount: 40 });
  const mappings = Array.from({ length: accounts }, (_, index) => ({
    accountId: String(200000000000 + index),
    environment: environments[index % environments.length] ?? 'production',
    validFrom: '2023-02',
    name: null,
    owner: null,
  }));
  saveAccountMappings(db, mappings, { by: 'bench' });
  closeDatabase(db);
};

/** Milliseconds from a request for the report page to the end of its answer, on the production build. */
const reportPageTimes = (data: string): Promise<number[]> =>
  withServer(data, async (address) => {
    const url = `${address}/reports/2026-01`;
    await timeRequests(url, 20);
    return timeRequests(url, 200);
  });

/** The report page with 36 months of `factsPerMonth` facts, against the same page with a hundredth of them. */
export const pageFigures = async (directory: string, factsPerMonth: number): Promise<Figure[]> => {
  const results: number[] = [];
  for (const facts of [Math.round(factsPerMonth / 100), factsPerMonth]) {
    const data = join(directory, `page-${facts}`);
    await fillOrganisation(data, facts);
    results.push(percentile(await reportPageTimes(data), 0.95));
    await rm(data, { recursive: true });
  }
  const [few = Number.NaN, many = Number.NaN] = results;
  const name = `report page p95, 36 months × ${factsPerMonth} facts`;
  return [
    bounded(name, many, 'ms', 'below 60 ms', many < 60),
    {
      name: `${name}, growth`,
      value: many,
      unit: 'ms',
      reference: { name: 'with a hundredth of the facts', value: few },
      ratio: many / few,
      goal: 'at most 1.5 × the reference',
      isMet: many / few <= 1.5,
    },
  ];
};
