import { describe, expect, it } from 'vitest';
import { builtInDefinitions } from '../../kpis/definitions';
import type { MonthInputs } from '../../kpis/types';
import { fromInteger } from '../../money/rational';
import { buildMonthlyReport } from '../build-monthly-report';
import { type SampleChanges, sampleInputs } from '../testing/sample-inputs';

const notesOf = (changes: SampleChanges = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(
    buildMonthlyReport(sampleInputs(changes)).sections['data-notes'].notes.map(({ label, text }) => [label, text.text]),
  );

describe('the data notes', () => {
  it('name both states, and who closed the month', () => {
    expect(notesOf()['State']).toBe('Final: the bill carries its invoices. The report is a draft.');
    const closed = { by: 'Ana', at: '2026-02-07T09:12:00.000Z', failedChecks: [] };
    expect(notesOf({ issue: { edition: null, closed, published: null } })['State']).toContain(
      'Closed by Ana, 7 Feb 2026.',
    );
  });

  it('do not blame the invoice where rows of small files were left out', () => {
    const states = sampleInputs().states.map((state) => ({ ...state, data: 'provisional' as const, rejectedRows: 2 }));
    const notes = notesOf({ states });
    expect(notes['State']).toContain('Provisional: rows of its files were left out.');
    expect(notes['Left out']).toContain('2 rows of the month’s files could not be read and were left out');
  });

  it('hold the invoice against the bill, and say so when nobody typed it in', () => {
    expect(notesOf()['Reconciliation']).toBe(
      'Nobody typed in the invoice’s total of January 2026, so nothing else says that the bill is whole.',
    );
    const { billedNanos } = sampleInputs().states.at(-1) ?? { billedNanos: null };
    const cents = String((billedNanos ?? 0n) / 10_000_000n + 41n);
    const amount = `${cents.slice(0, -2)}.${cents.slice(-2)}`;
    const invoice = { month: '2026-01', payerId: '1', amount, currency: 'USD' };
    expect(notesOf({ invoiceTotals: [invoice] })['Reconciliation']).toMatch(
      /^Residual −\$0\.4\d \(0\.\d{4}% of the invoice\), (within|above) the tolerance of 0\.01%\.$/,
    );
  });

  it('tell how many workspaces are in no count, and why', () => {
    expect(notesOf()['Workspaces']).toBe('On the month’s last day.');
    const beside = { provisioning: fromInteger(1204), leaving: fromInteger(0), unclassified: fromInteger(2) };
    const editMonth = (month: MonthInputs): MonthInputs =>
      month.counts === null ? month : { ...month, counts: { ...month.counts, ...beside } };
    expect(notesOf({ editMonth })['Workspaces']).toBe(
      'On the month’s last day. In no count: 1,204 being created and 2 in a state that nobody has put anywhere.',
    );
  });

  it('tell how much of usage carries each tag key', () => {
    const tagCoverage = [
      { accountId: '1', keys: ['CloudClusterID'], nanos: 60n },
      { accountId: '1', keys: ['CloudClusterID', 'VpcID'], nanos: 15n },
      { accountId: '2', keys: [], nanos: 25n },
    ];
    expect(notesOf({ tagCoverage })['Tags']).toBe(
      'Of usage cost, by tag key: CloudClusterID 75.0%, VpcID 15.0%; 25.0% carries none of them.',
    );
    expect(notesOf({ tagCoverage: [{ accountId: '1', keys: [], nanos: null }] })['Tags']).toBeUndefined();
  });

  it('name definitions and accounts that change with the month', () => {
    expect(notesOf()['Definitions']).toBe('13 KPI definitions with their targets, in force since the first report.');
    const [apwc] = builtInDefinitions;
    if (apwc === undefined) throw new Error('There is no definition.');
    const definitions = [...builtInDefinitions, { ...apwc, version: 2, validFrom: '2026-01' }];
    expect(notesOf({ definitions })['Definitions']).toBe('APWC has version 2 from this month on.');
    const [account, ...others] = sampleInputs().accounts;
    if (account === undefined) throw new Error('There is no account.');
    const moved = [
      { from: '2024-11', environment: 'dev' },
      { from: '2026-01', environment: 'test' },
    ] as const;
    const accounts = [{ ...account, mappings: moved }, ...others];
    expect(notesOf({ accounts })['Mapping']).toBe(`${account.name} moved from dev to test.`);
    expect(notesOf({ accounts, month: '2026-02' })['Mapping']).toBe(
      'No account changed its environment; one last did in Jan 2026.',
    );
  });
});
