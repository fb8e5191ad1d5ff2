import 'server-only';
import { commitImport } from '../../../db/commands/commit-import';
import { saveAccountMapping } from '../../../db/commands/save-account-mapping';
import { saveInvoiceTotal } from '../../../db/commands/save-invoice-total';
import { saveSetting } from '../../../db/commands/save-setting';
import { saveWorkspaceCounts } from '../../../db/commands/save-workspace-counts';
import { stageImport } from '../../../db/commands/stage-import';
import { editionsOf } from '../../../db/queries/editions';
import { classifySample, sampleScan, temporaryDatabase } from '../../../db/testing/sample-scan';
import type { EnvironmentId } from '../../kpis/types';
import { closeMonth } from '../close-month';
import { monthIssue } from '../month-issue';
import { publishMonth } from '../publish-month';

export const month = '2026-01';
export const by = 'Ada';

const accountId = '000000000001';

export const noCounts = {
  ...{ total: null, freemium: null, freemiumActive: null, elevenPlus: null, provisioning: null, leaving: null },
  ...{ cluster: null, basis: 'month-end' as const },
};

type Temporary = ReturnType<typeof temporaryDatabase>;

/** What people do to the sample's month, in one word each. */
const doings = ({ db }: Temporary) => ({
  importBill: async (production: bigint, name = 'bill.csv') => {
    const facts = [
      { accountId, month: '2025-12', billed: 8_000_000_000_000n },
      { accountId, month, billed: production },
    ];
    const { importId } = await stageImport(db, sampleScan(facts, { name }), { classify: classifySample, by: 'Imp' });
    commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'Imp' });
  },
  invoice: (amount: string | null) => saveInvoiceTotal(db, { month, payerId: '1111', amount, currency: 'USD' }, { by }),
  counts: (active: string) =>
    saveWorkspaceCounts(db, [{ ...noCounts, month, active, hibernated: '250', paid: '100' }], { by }),
  map: (environment: EnvironmentId, validFrom = '2025-01') =>
    saveAccountMapping(db, { accountId, environment, validFrom, name: null, owner: null }, { by }),
  close: () => closeMonth(db, { month, by }),
  publish: (reason: string | null = null, who = by) => publishMonth(db, { month, by: who, reason }),
  issue: () => {
    const found = monthIssue(db, month);
    return { ...found, live: found.live() };
  },
  edition: (at = 0) => {
    const row = editionsOf(db, month).at(at);
    if (row === undefined) throw new Error(`There is no edition ${at}.`);
    return row;
  },
});

export type SampleIssue = Temporary & ReturnType<typeof doings>;

/** A month that passes what publishing asks for: a final bill, mapped, counted and reconciled. */
export const sampleIssue = async (): Promise<SampleIssue> => {
  const temporary = temporaryDatabase();
  const sample = { ...temporary, ...doings(temporary) };
  saveSetting(sample.db, 'asOf', '2026-02-10', { validFrom: null, by });
  await sample.importBill(9_000_123_456_789n);
  sample.map('production');
  sample.counts('1000');
  sample.invoice('9000.12');
  return sample;
};
