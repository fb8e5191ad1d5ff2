import 'server-only';
import { commitImport } from '../../../db/commands/commit-import';
import { saveAccountMapping } from '../../../db/commands/save-account-mapping';
import { saveInvoiceTotal } from '../../../db/commands/save-invoice-total';
import { saveSetting } from '../../../db/commands/save-setting';
import { saveWorkspaceCounts } from '../../../db/commands/save-workspace-counts';
import { stageImport } from '../../../db/commands/stage-import';
import { stageRecords } from '../../../db/commands/stage-records';
import type { RecordSet } from '../../../db/record-types';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../../../db/testing/sample-scan';
import type { BillFormat } from '../../ingest/types';
import type { Month } from '../../month/month';
import { closeMonth } from '../close-month';
import { publishMonth } from '../publish-month';
import { by, noCounts } from './sample-issue';

const billed: Readonly<Record<Month, bigint>> = {
  '2025-11': 7_000_000_000_000n,
  '2025-12': 8_000_000_000_000n,
  '2026-01': 9_000_000_000_000n,
  '2026-02': 9_500_000_000_000n,
};

/** November is closed, December and January are published, February is a draft. */
export const signedMonths = ['2025-11', '2025-12', '2026-01'] as const;

const accountId = '000000000001';
const takeAll = { acceptRejects: true, acceptShrink: true, by: 'Imp' };

/** A small file's rows. */
type File = {
  [Kind in RecordSet['kind']]: Pick<Extract<RecordSet, { kind: Kind }>, 'kind' | 'records'>;
}[RecordSet['kind']];

type Temporary = ReturnType<typeof temporaryDatabase>;
type Bill = { readonly name?: string; readonly format?: BillFormat; readonly currency?: string };

const doings = ({ db }: Temporary) => ({
  /** A bill of one month as a staged import. */
  stageBill: async (month: Month, nanos: bigint, { format = 'focus-1.2', currency = 'USD', ...rest }: Bill = {}) => {
    const payerId = currency === 'USD' ? '1111' : '2222';
    const fact: SampleFact = { accountId, payerId, month, billed: nanos, hours: 10n };
    const scan = sampleScan([fact], { name: rest.name ?? 'bill.csv', format, currency });
    return (await stageImport(db, scan, { classify: classifySample, by: 'Imp' })).importId;
  },
  /** A small file as a staged import. */
  stageFile: (file: File): number => {
    const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
    const sha256 = JSON.stringify(file, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    const header = { name: `${file.kind}.csv`, sha256, rowsRead: file.records.length, ...empty };
    return stageRecords(db, { ...header, ...file }, { by: 'Imp' }).importId;
  },
  commit: (importId: number): number => {
    commitImport(db, importId, takeAll);
    return importId;
  },
});

export type SignedMonths = Temporary & ReturnType<typeof doings>;

/** Four months with everything that publishing asks for; three of them signed. */
export const signedSample = async (): Promise<SignedMonths> => {
  const temporary = temporaryDatabase();
  const sample = { ...temporary, ...doings(temporary) };
  const { db } = sample;
  saveSetting(db, 'asOf', '2026-03-10', { validFrom: null, by });
  saveAccountMapping(
    db,
    { accountId, environment: 'production', validFrom: '2025-11', name: null, owner: null },
    { by },
  );
  for (const [month, nanos] of Object.entries(billed)) {
    sample.commit(await sample.stageBill(month, nanos, { name: `${month}.csv` }));
    saveWorkspaceCounts(db, [{ ...noCounts, month, active: '1000', hibernated: '250', paid: '100' }], { by });
    const amount = String(nanos / 1_000_000_000n);
    saveInvoiceTotal(db, { month, payerId: '1111', amount, currency: 'USD' }, { by });
  }
  for (const month of signedMonths) closeMonth(db, { month, by });
  for (const month of signedMonths.slice(1)) publishMonth(db, { month, by, reason: null });
  return sample;
};
