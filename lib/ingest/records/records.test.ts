import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsSource } from '../sources/accounts/accounts-source';
import { budgetsSource } from '../sources/budgets/budgets-source';
import { entitlementsSource } from '../sources/entitlements/entitlements-source';
import { fleetSource } from '../sources/fleet/fleet-source';
import { savingsSource } from '../sources/savings/savings-source';
import { workspacesDailySource } from '../sources/workspaces-daily/workspaces-daily-source';
import { workspacesMonthlySource } from '../sources/workspaces-monthly/workspaces-monthly-source';
import { readHeader, readTable } from './read-table';
import { decodeRecordBytes, recordSet } from './record-set';
import type { RecordOptions } from './record-source';

const options: RecordOptions = { file: 'file.csv', today: '2026-02-10' };
const sources = [
  accountsSource,
  budgetsSource,
  entitlementsSource,
  fleetSource,
  savingsSource,
  workspacesDailySource,
  workspacesMonthlySource,
];

const saving = {
  month: '2026-01',
  accountId: '000000000002',
  vendor: 'Zesty',
  grossSavingNanos: 1234_560_000_000n,
  feeNanos: 308_640_000_000n,
  refundNanos: null,
  product: null,
  currency: 'USD',
  note: null,
};
const savingHeader = 'month,account_id,vendor,gross_saving,fee';

describe('an account id', () => {
  it('that lost its leading zeros in a spreadsheet is a reject', () => {
    const parsed = savingsSource.parse(`${savingHeader}\n2026-01,12345678901,Zesty,1,1\n`, options);
    expect(parsed.rejects).toMatchObject([{ line: 2, column: 'account_id', value: '12345678901' }]);
    expect(parsed.rejects[0]?.remedy).toContain('12 digits');
  });
});

describe('what is read', () => {
  it.each([
    ['commas', `${savingHeader}\n2026-01,000000000002,Zesty,1234.56,308.64\n`],
    ['semicolons', `${savingHeader.replaceAll(',', ';')}\n2026-01;000000000002;Zesty;1234.56;308.64\n`],
    ['tabs', `${savingHeader.replaceAll(',', '\t')}\n2026-01\t000000000002\tZesty\t1234.56\t308.64\n`],
    ['a BOM and CRLF', `\uFEFF${savingHeader}\r\n2026-01,000000000002,Zesty,1234.56,308.64\r\n`],
    [
      'quoted cells',
      `"month","account_id","vendor","gross_saving","fee"\n"2026-01","000000000002","Zesty","1234.56","308.64"`,
    ],
    [
      'another column order and capitals',
      'Fee,Gross_Saving,Vendor,Account_ID,Month\n308.64,1234.56,Zesty,000000000002,2026-01',
    ],
    ['scientific notation', `${savingHeader}\n2026-01,000000000002,Zesty,1.23456E3,3.0864e2`],
    ['blank lines', `${savingHeader}\n\n2026-01,000000000002,Zesty,1234.56,308.64\n\n,,,,\n`],
  ])('reads %s', (_, text) => {
    const parsed = savingsSource.parse(text, options);
    expect(parsed).toMatchObject({ problems: [], rejects: [], rowsRead: 1, rowsRejected: 0, months: ['2026-01'] });
    expect(parsed.records).toEqual([saving]);
  });

  it('keeps small amounts to the nano and negative refunds', () => {
    const text = `${savingHeader},refund,product,note\n2026-01,1,Zesty,1.2E-7,0,-2.5,"Disk, EBS","said ""ok""\nlater"\n`;
    const [record] = savingsSource.parse(text, options).records;
    expect(record).toMatchObject({
      grossSavingNanos: 120n,
      refundNanos: -2_500_000_000n,
      product: 'Disk, EBS',
      note: 'said "ok"\nlater',
    });
  });

  it('reads other number formats only when they are chosen', () => {
    const american = `${savingHeader}\n2026-01,1,Zesty,"1,234.56",0`;
    expect(savingsSource.parse(american, options).rejects[0]).toMatchObject({
      line: 2,
      column: 'gross_saving',
      value: '1,234.56',
      remedy: 'Write a plain number such as 1234.56, or choose the number format 1,234.56.',
    });
    expect(
      savingsSource.parse(american, { ...options, numberFormat: 'comma-thousands' }).records[0]?.grossSavingNanos,
    ).toBe(1234_560_000_000n);
    const german = `${savingHeader.replaceAll(',', ';')}\n2026-01;1;Zesty;1.234,56;0`;
    expect(
      savingsSource.parse(german, { ...options, numberFormat: 'point-thousands' }).records[0]?.grossSavingNanos,
    ).toBe(1234_560_000_000n);
  });

  it("maps a vendor's own header once it is told how", () => {
    const text = 'Billing month,Account,Supplier,Saved,Fee (Pre Refund)\n2026-01,000000000002,Zesty,1234.56,308.64';
    const columnNames = {
      'Billing month': 'month',
      Account: 'account_id',
      Supplier: 'vendor',
      Saved: 'gross_saving',
      'Fee (Pre Refund)': 'fee',
    };
    expect(savingsSource.detect(readHeader(text))).toBe(false);
    expect(savingsSource.parse(text, { ...options, columnNames }).records).toEqual([saving]);
  });

  it('names the columns that it does not read', () => {
    const parsed = savingsSource.parse(`${savingHeader},region\n2026-01,1,Zesty,1,1,us`, options);
    expect(parsed.notices).toEqual([{ code: 'ignored-columns', text: 'This column is not read: region.' }]);
    expect(parsed).toMatchObject({ columnCount: 6 });
    expect(parsed.columns.map((column) => column.target)).toEqual([
      'month',
      'account_id',
      'vendor',
      'gross_saving',
      'fee',
    ]);
  });

  it('adds totals up exactly, one currency at a time', () => {
    const text = `${savingHeader},currency\n2026-01,1,Zesty,0.1,1,USD\n2026-01,2,Zesty,0.2,1,USD\n2026-01,3,Zesty,5,1,EUR`;
    expect(savingsSource.parse(text, options).totals).toEqual([
      { label: 'Gross saving', value: '0.3', currency: 'USD' },
      { label: 'Fee', value: '2', currency: 'USD' },
      { label: 'Refund', value: '0', currency: 'USD' },
      { label: 'Gross saving', value: '5', currency: 'EUR' },
      { label: 'Fee', value: '1', currency: 'EUR' },
      { label: 'Refund', value: '0', currency: 'EUR' },
    ]);
  });

  it('reads a JSON list of objects, keys in any case, with the line of each object', () => {
    const text = `{ "next": null, "entitlements": [
      { "installationId": "w-1", "plan": "Pro {}", "paidFrom": "2025-02-01", "paidFor": ["2025-02", "2025-03"], "seats": 25 },
      { "installationId": "w-2", "plan": "Pro",
        "paidFrom": "first" }
    ] }`;
    expect(entitlementsSource.detect(readTable(text).header)).toBe(true);
    const parsed = entitlementsSource.parse(text, options);
    const record = {
      workspaceId: 'w-1',
      plan: 'Pro {}',
      paidFrom: '2025-02-01',
      paidFor: '2025-02 2025-03',
      seats: 25,
    };
    expect(parsed.records).toEqual([{ ...record, paidUntil: null, activeUsers: null }]);
    expect(parsed.rejects).toMatchObject([{ line: 3, column: 'paid_from', value: 'first' }]);
  });

  it('makes no id of a JSON number that is too large to be exact', () => {
    const text = '[{"workspace_id": 12345678901234567890, "plan": "Pro", "paid_from": "2025-02-01"}]';
    expect(entitlementsSource.parse(text, options).rejects[0]?.reason).toContain('scientific notation');
    const small = '[{"workspace_id": 123456789012, "plan": "Pro", "paid_from": "2025-02-01"}]';
    expect(entitlementsSource.parse(small, options).records[0]?.workspaceId).toBe('123456789012');
  });

  it('takes another name of a column only where its own does not stand', () => {
    const both = entitlementsSource.parse('workspace_id,installation_id,plan,paid_from\nw,i,Pro,2025-01-01', options);
    expect([both.records[0]?.workspaceId, both.problems]).toEqual(['w', []]);
  });

  it.each(['[1, 2]', '{"a": [], "b": []}', '[{"a": 1}', '{}'])('takes %s for no table', (text) => {
    expect(entitlementsSource.detect(readTable(text).header)).toBe(false);
  });

  it('completes counts with what follows from them', () => {
    const monthly = workspacesMonthlySource.parse('month,active,hibernated,paid\n2026-01,2036,1248,385', options);
    expect(monthly.records).toEqual([
      {
        month: '2026-01',
        cluster: null,
        basis: 'month-end',
        total: '3284',
        active: '2036',
        hibernated: '1248',
        paid: '385',
        freemium: '2899',
        freemiumActive: null,
        elevenPlus: null,
        provisioning: null,
        leaving: null,
      },
    ]);
    const daily = workspacesDailySource.parse('date,active,hibernated,cluster\n2026-01-31,10,5,prod-eu-1', options);
    expect(daily.records).toEqual([
      {
        day: '2026-01-31',
        cluster: 'prod-eu-1',
        total: '15',
        active: '10',
        hibernated: '5',
        paid: null,
        freemiumActive: null,
        provisioning: null,
        leaving: null,
        unclassified: null,
        source: null,
      },
    ]);
  });

  it('takes days of a total alone from a connection, not from a person', () => {
    const days = 'date,active,hibernated,total,source\n';
    const counted = workspacesDailySource.parse(`${days}2026-01-31,,,15,prometheus-2`, options);
    expect(counted).toMatchObject({ rejects: [], records: [{ active: null, total: '15', source: 'prometheus-2' }] });
    const typed = workspacesDailySource.parse(`${days}2026-01-31,,,15,`, options);
    expect(typed.rejects.map(({ column }) => column)).toEqual(['active', 'hibernated']);
  });

  it('says how many workspaces are in a state that nobody has put anywhere', () => {
    const days =
      'date,active,hibernated,unclassified,cluster\n2026-01-30,1,1,2,a\n2026-01-30,1,1,3,b\n2026-01-31,1,1,,a';
    expect(workspacesDailySource.parse(days, options).notices).toEqual([
      {
        code: 'unclassified-states',
        text: 'Up to 5 workspaces a day (on 2026-01-30) are in a state that is in no bucket: they are in no count.',
      },
    ]);
  });

  it('takes parts of a workspace only in a daily average', () => {
    const rows = 'month,active,hibernated,paid,basis\n2026-01,2036.5,1248,385,';
    expect(workspacesMonthlySource.parse(`${rows}daily-average`, options).records[0]).toMatchObject({
      total: '3284.5',
      basis: 'daily-average',
    });
    expect(workspacesMonthlySource.parse(`${rows}month-end`, options).rejects[0]?.reason).toBe(
      'active is not a whole number.',
    );
  });

  it('reads accounts, budgets, entitlements and fleet hours', () => {
    expect(
      accountsSource.parse('account_id;environment;from;owner;team\n000000000009;Test;2024-08;Quality;Shop', options)
        .records,
    ).toEqual([
      {
        accountId: '000000000009',
        environment: 'test',
        validFrom: '2024-08',
        name: null,
        owner: 'Quality',
        team: 'Shop',
      },
    ]);
    expect(budgetsSource.parse('month,amount,environment\n2026-12,1000.5,core\n2026-12,99,', options).records).toEqual([
      { month: '2026-12', amountNanos: 1_000_500_000_000n, environment: 'core', accountId: null },
      { month: '2026-12', amountNanos: 99_000_000_000n, environment: null, accountId: null },
    ]);
    expect(
      entitlementsSource.parse(
        'workspace_id,plan,paid_from,paid_for,seats\nw-1,Pro,2025-02-01,2025-02 2025-03,25',
        options,
      ).records,
    ).toEqual([
      {
        workspaceId: 'w-1',
        plan: 'Pro',
        paidFrom: '2025-02-01',
        paidUntil: null,
        paidFor: '2025-02 2025-03',
        seats: 25,
        activeUsers: null,
      },
    ]);
    expect(fleetSource.parse('month,spot_hours,total_hours\n2026-01,10.25,100', options).records).toEqual([
      { month: '2026-01', environment: null, spotHours: '10.25', totalHours: '100' },
    ]);
  });
});

const months = 'month,active,hibernated,paid,total,freemium,freemium_active,eleven_plus';

describe('what is rejected', () => {
  it.each([
    [
      'a month in another form',
      savingsSource,
      `${savingHeader}\n01/2026,1,Z,1,1`,
      2,
      'month',
      '"01/2026" is not a month.',
    ],
    [
      'a month that does not exist',
      savingsSource,
      `${savingHeader}\n2026-13,1,Z,1,1`,
      2,
      'month',
      '"2026-13" is not a month.',
    ],
    [
      'a month in the future',
      savingsSource,
      `${savingHeader}\n2026-03,1,Z,1,1`,
      2,
      'month',
      '2026-03 is in the future.',
    ],
    [
      'a day in another form',
      workspacesDailySource,
      'date,active,hibernated\n31.01.2026,1,1',
      2,
      'date',
      '"31.01.2026" is not a day.',
    ],
    [
      'a day that does not exist',
      workspacesDailySource,
      'date,active,hibernated\n2026-02-30,1,1',
      2,
      'date',
      '"2026-02-30" is not a day.',
    ],
    [
      'a day in the future',
      workspacesDailySource,
      'date,active,hibernated\n2026-02-11,1,1',
      2,
      'date',
      '2026-02-11 is in the future.',
    ],
    [
      'an empty required cell',
      savingsSource,
      `${savingHeader}\n2026-01,,Z,1,1`,
      2,
      'account_id',
      'account_id is empty.',
    ],
    [
      'a word for a number',
      savingsSource,
      `${savingHeader}\n2026-01,1,Z,n/a,1`,
      2,
      'gross_saving',
      '"n/a" is not a number.',
    ],
    [
      'an id that a spreadsheet has cut',
      savingsSource,
      `${savingHeader}\n2026-01,1.23457E+11,Z,1,1`,
      2,
      'account_id',
      'account_id is a number in scientific notation, not an id.',
    ],
    [
      'a currency that is none',
      savingsSource,
      `${savingHeader},currency\n2026-01,1,Z,1,1,dollars`,
      2,
      'currency',
      'DOLLARS is no currency code.',
    ],
    [
      'a row with a cell too many',
      savingsSource,
      `${savingHeader}\n2026-01,1,Z,1,1,9`,
      2,
      null,
      'The row has 6 cells, the header 5.',
    ],
    [
      'a row with a cell too few',
      savingsSource,
      `${savingHeader}\n2026-01,1,Z,1`,
      2,
      null,
      'The row has 4 cells, the header 5.',
    ],
    [
      'a quote that is not closed',
      savingsSource,
      `${savingHeader}\n2026-01,1,"Z,1,1\n`,
      2,
      null,
      'A quote is not closed, or stands inside an unquoted value.',
    ],
    [
      'the same key twice',
      savingsSource,
      `${savingHeader}\n2026-01,1,Z,1,1\n2026-01,1,Z,2,2`,
      3,
      null,
      'Line 2 has the same month, account_id, vendor and product.',
    ],
    ['a negative count', workspacesMonthlySource, `${months}\n2026-01,-1,1,0,,,,`, 2, 'active', 'active is negative.'],
    [
      'parts that are not the total',
      workspacesMonthlySource,
      `${months}\n2026-01,5,4,1,10,,,`,
      2,
      'total',
      'active + hibernated is 9, total is 10.',
    ],
    [
      'more paid than all',
      workspacesMonthlySource,
      `${months}\n2026-01,5,4,10,,,,`,
      2,
      'paid',
      'paid is 10, more than all 9.',
    ],
    [
      'freemium that is not the rest',
      workspacesMonthlySource,
      `${months}\n2026-01,5,4,2,9,8,,`,
      2,
      'freemium',
      'total − paid is 7, freemium is 8.',
    ],
    [
      'more active freemium than active',
      workspacesMonthlySource,
      `${months}\n2026-01,5,4,2,,,6,`,
      2,
      'freemium_active',
      'freemium_active is 6, more than active 5.',
    ],
    [
      'more of eleven users than all',
      workspacesMonthlySource,
      `${months}\n2026-01,5,4,2,,,,10`,
      2,
      'eleven_plus',
      'eleven_plus is 10, more than all 9.',
    ],
    [
      'an unknown environment',
      accountsSource,
      'account_id,environment,from\n1,prod,2025-01',
      2,
      'environment',
      '"prod" is no environment.',
    ],
    ['a negative budget', budgetsSource, 'month,amount\n2026-01,-1', 2, 'amount', 'The budget is negative.'],
    [
      'a budget for two things',
      budgetsSource,
      'month,amount,environment,account_id\n2026-01,1,core,1',
      2,
      'account_id',
      'The row names an environment and an account.',
    ],
    [
      'more spot than all hours',
      fleetSource,
      'month,spot_hours,total_hours\n2026-01,2,1',
      2,
      'spot_hours',
      'spot_hours is 2, more than total_hours 1.',
    ],
    [
      'a plan that ends before it begins',
      entitlementsSource,
      'workspace_id,plan,paid_from,paid_until\nw,P,2026-02-01,2026-01-01',
      2,
      'paid_until',
      'paid_until 2026-01-01 is before paid_from 2026-02-01.',
    ],
  ])('rejects %s with its line', (_, source, text, line, column, reason) => {
    const parsed = source.parse(text, options);
    expect(parsed.problems).toEqual([]);
    expect(parsed.rejects).toHaveLength(1);
    expect(parsed.rejects[0]).toMatchObject({ file: 'file.csv', line, column, reason });
    expect(parsed.rejects[0]?.remedy).not.toBe('');
    expect(parsed).toMatchObject({ rowsRejected: 1, rowsRead: parsed.records.length + 1 });
  });

  it('counts lines through quoted line breaks and blank lines', () => {
    const text = `${savingHeader},note\n2026-01,1,Z,1,1,"two\r\nlines"\n\n2026-01,2,Z,x,1,\n`;
    expect(savingsSource.parse(text, options).rejects[0]).toMatchObject({
      line: 5,
      column: 'gross_saving',
      value: 'x',
    });
  });

  it('names every bad cell of a row, and counts the row once', () => {
    const parsed = savingsSource.parse(`${savingHeader}\nJan,,Z,x,1`, options);
    expect(parsed.rejects.map((reject) => reject.column)).toEqual(['month', 'account_id', 'gross_saving']);
    expect(parsed.rowsRejected).toBe(1);
  });
});

describe('what is refused whole', () => {
  it.each([
    [
      'a header without a required column',
      'month,account_id,vendor,fee\n2026-01,1,Z,1',
      'missing-column',
      'gross_saving',
    ],
    ['a column that stands twice', `${savingHeader},fee\n2026-01,1,Z,1,1,1`, 'duplicate-column', 'fee'],
    ['a header alone', `${savingHeader}\n`, 'no-rows', null],
  ])('refuses %s', (_, text, code, column) => {
    const parsed = savingsSource.parse(text, options);
    expect(parsed.problems).toMatchObject([{ code, column, file: 'file.csv', line: 1 }]);
    expect(parsed.records).toEqual([]);
  });

  it('refuses an empty file for every column that it misses', () => {
    const parsed = savingsSource.parse('', options);
    expect(parsed.problems.map((problem) => problem.column)).toEqual(savingHeader.split(','));
  });

  it('does not take other encodings for UTF-8', () => {
    expect(decodeRecordBytes(new Uint8Array([0x6d, 0xe9]))).toBeNull();
    expect(decodeRecordBytes(new TextEncoder().encode('müt'))).toBe('müt');
  });
});

describe('every source', () => {
  it.each(sources.map((source) => [source.id, source] as const))(
    '%s knows its own header and no other',
    (id, source) => {
      const required = source.columns.filter((column) => column.isRequired).map((column) => column.name);
      const everything = source.columns.map((column) => column.name);
      for (const header of [required, [...everything].reverse()]) {
        expect(sources.filter((other) => other.detect(header)).map((other) => other.id)).toEqual([id]);
      }
      for (const missing of required) expect(source.detect(required.filter((name) => name !== missing))).toBe(false);
    },
  );

  it('hands its records to staging with its rejects', () => {
    const parsed = savingsSource.parse(
      `${savingHeader}\n2026-01,000000000002,Zesty,1234.56,308.64\nJan,1,Z,1,1`,
      options,
    );
    const file = { name: 'file.csv', path: '/tmp/file.csv', bytes: 10, sha256: 'ab' };
    expect(recordSet(file, parsed)).toMatchObject({
      kind: 'savings',
      files: [file],
      sha256: 'ab',
      rowsRead: 2,
      rowsRejected: 1,
      records: [saving],
    });
  });

  it('reads back any text that was quoted by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', ' ', 'ü') });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = `a,b\n${rows.map((row) => row.map(quote).join(',')).join('\n')}`;
        const kept = rows.filter((row) => row.some((one) => one.trim() !== ''));
        expect(readTable(text).rows.map((row) => row.cells)).toEqual(kept);
      }),
    );
  });
});
