import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { saveAnnotation } from '../../db/commands/save-annotation';
import { saveTarget } from '../../db/commands/save-definition';
import { saveInvoiceTotal } from '../../db/commands/save-invoice-total';
import { saveSetting } from '../../db/commands/save-setting';
import { saveWorkspaceCounts } from '../../db/commands/save-workspace-counts';
import { stageImport } from '../../db/commands/stage-import';
import { closingInForce, editionsOf } from '../../db/queries/editions';
import { storedDocument } from '../../db/queries/published-document';
import { classifySample, sampleScan, temporaryDatabase } from '../../db/testing/sample-scan';
import { canonicalJson } from '../report/files/canonical-json';
import { renderJson } from '../report/renderers/json';
import { sections } from '../report/sections/registry';
import { checklistOf } from './checklist';
import { closeMonth, reopenMonth } from './close-month';
import { frozenReport } from './frozen-report';
import { monthIssue } from './month-issue';
import { publishMonth } from './publish-month';
import { reportOfMonth } from './report-of-month';
import { sha256Of } from './sha256';
import { verifyEdition } from './verify-edition';

let db: PerunitDatabase;
let remove: () => void;
const month = '2026-01';
const by = 'Ada';

const importBill = async (production: bigint, name = 'bill.csv') => {
  const facts = [
    { accountId: '000000000001', month: '2025-12', billed: 8_000_000_000_000n },
    { accountId: '000000000001', month, billed: production },
  ];
  const { importId } = await stageImport(db, sampleScan(facts, { name }), { classify: classifySample, by: 'Imp' });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'Imp' });
};

const invoice = (amount: string | null) =>
  saveInvoiceTotal(db, { month, payerId: '1111', amount, currency: 'USD' }, { by });

const nothingElse = {
  ...{ total: null, freemium: null, freemiumActive: null, elevenPlus: null, provisioning: null, leaving: null },
  ...{ cluster: null, basis: 'month-end' as const },
};
const counts = (active: string, paid = '100') =>
  saveWorkspaceCounts(db, [{ ...nothingElse, month, active, hibernated: '250', paid }], { by });

const map = (environment: 'production' | 'dev') =>
  saveAccountMapping(
    db,
    { accountId: '000000000001', environment, validFrom: '2025-01', name: null, owner: null },
    { by },
  );

beforeEach(async () => {
  ({ db, remove } = temporaryDatabase());
  saveSetting(db, 'asOf', '2026-02-10', { validFrom: null, by });
  await importBill(9_000_123_456_789n);
  map('production');
  counts('1000');
  invoice('9000.12');
});
afterEach(() => remove());

const close = () => closeMonth(db, { month, by });
const publish = (reason: string | null = null, who = by) => publishMonth(db, { month, by: who, reason });
const issue = () => {
  const found = monthIssue(db, month);
  return { ...found, live: found.live() };
};
const edition = (at = 0) => {
  const row = editionsOf(db, month).at(at);
  if (row === undefined) throw new Error(`There is no edition ${at}.`);
  return row;
};

/** What somebody with a tool of their own would do to the file. */
const tamper = (sql: string, ...values: string[]) => {
  for (const table of ['editions', 'frozen_documents']) db.raw.exec(`DROP TRIGGER ${table}_are_append_only_update`);
  db.raw.pragma('foreign_keys = OFF');
  db.raw.prepare(sql).run(...values);
};

describe('a month is published', () => {
  it('from draft over closed to its number, sealed with who and when', () => {
    expect(issue()).toMatchObject({ state: 'draft', live: { reportState: 'draft', edition: null, closed: null } });
    close();
    expect(issue()).toMatchObject({ state: 'closed', live: { reportState: 'closed', closed: { by } } });
    const published = publish(null, ' Bob ');
    expect(published).toMatchObject({ edition: '61', number: 61, revision: 0, by: 'Bob', reason: null });
    const report = frozenReport(db, published.sha256);
    expect(report).toMatchObject({
      ...{ version: 1, number: 61, edition: '61', reportState: 'published', closed: { by } },
      published: { by: 'Bob', at: published.at, reason: null },
    });
    expect(issue()).toMatchObject({ state: 'published', live: { reportState: 'published', edition: null } });
  });

  it('with its sections in the order in which they are shown', () => {
    close();
    const report = frozenReport(db, publish().sha256);
    if (typeof report === 'string') throw new Error(report);
    expect(Object.keys(report.sections)).toEqual(sections.map(({ id }) => id));
  });

  it('as canonical JSON whose hash anybody can compute', () => {
    close();
    const { sha256 } = publish();
    const stored = storedDocument(db, sha256);
    expect(sha256Of(stored?.document ?? '')).toBe(sha256);
    expect(canonicalJson(JSON.parse(stored?.document ?? 'null'))).toBe(stored?.document);
    expect(verifyEdition(db, edition())).toMatchObject({ isProven: true, problems: [] });
  });

  it('only when it is closed, and closed only once', () => {
    expect(() => publish()).toThrow(/not closed/);
    close();
    expect(() => close()).toThrow(/Ada closed January 2026 on .* no figure changed since/);
    reopenMonth(db, { month, by, reason: 'a late bill' });
    expect(issue().state).toBe('draft');
    expect(() => publish()).toThrow(/not closed/);
  });

  it('never while it is open', () => {
    saveSetting(db, 'asOf', '2026-01-31', { validFrom: null, by });
    close();
    expect(() => publish('all the same')).toThrow(/can’t be published while it is open/);
    expect(editionsOf(db, month)).toEqual([]);
  });

  it.each([
    ['no invoice total is entered', () => invoice(null), /no invoice total is entered/],
    ['the residual is above the tolerance', () => invoice('9010'), /is \$9\.88 below the invoice; 0\.01% is tolerated/],
    [
      'cost is unmapped',
      () => saveAccountMapping(db, { ...unmapping, validFrom: '2026-01' }, { by }),
      /1 account without one/,
    ],
  ])('with a reason where %s', (_, make, words) => {
    make();
    close();
    expect(() => publish('  ')).toThrow(words);
    expect(publish('the invoice is on paper')).toMatchObject({ reason: 'the invoice is on paper' });
  });

  it('with a name', () => {
    expect(() => closeMonth(db, { month, by: ' ' })).toThrow(/name is needed/);
  });

  it('not before the first report month, nor where there is nothing', () => {
    saveSetting(db, 'firstReportMonth', '2026-02', { validFrom: null, by });
    close();
    expect(() => publish()).toThrow(/it has no number/);
    expect(() => closeMonth(db, { month: '2020-01', by })).toThrow(/nothing to report/);
  });

  it('once: a second publisher is refused in plain words', () => {
    close();
    publish(null, 'Bob');
    expect(() => publish(null, 'Eve')).toThrow(/Bob published #61 on .* nothing changed since/);
    expect(editionsOf(db, month)).toHaveLength(1);
  });

  it('or not at all: what fails on the way leaves nothing', () => {
    close();
    const before = db.raw.prepare('SELECT count(*) FROM frozen_documents').pluck().get();
    db.raw.exec("CREATE TRIGGER fails BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk gone'); END");
    expect(() => publish()).toThrow(/disk gone/);
    expect(db.raw.prepare('SELECT count(*) FROM frozen_documents').pluck().get()).toBe(before);
    expect(editionsOf(db, month)).toEqual([]);
  });
});

const unmapping = { accountId: '000000000001', environment: 'unmapped', name: null, owner: null } as const;

describe('the checklist', () => {
  const failing = () => checklistOf(db, month).flatMap(({ id, isPassed }) => (isPassed ? [] : [id]));

  it('passes but for the KPIs that nobody configured', () => {
    expect(failing()).toEqual(['kpis']);
  });

  it('finds parts that do not make up the total, and more paid than there are', () => {
    saveWorkspaceCounts(
      db,
      [{ ...nothingElse, month, total: '1300', active: '1000', hibernated: '250', paid: '1400' }],
      { by },
    );
    const check = checklistOf(db, month).find(({ id }) => id === 'counts-consistent');
    expect(check).toMatchObject({
      isPassed: false,
      text: '1,000 active and 250 hibernated are not 1,300 in total; 1,400 paid are more than 1,300 in total',
    });
  });

  it('is kept with the closing, failures in words', () => {
    invoice(null);
    close();
    expect(closingInForce(db, month)?.failedChecks).toContainEqual(
      'Reconciled with the invoice: no invoice total is entered to compare with',
    );
  });
});

describe('a published month is restated', () => {
  beforeEach(() => {
    close();
    publish();
  });

  const restated = (id: string) => issue().restatement?.figures.find((figure) => figure.id === id);

  it('by a corrected bill: published, now, difference, cause', async () => {
    await importBill(9_100_123_456_789n, 'corrected.csv');
    expect(issue()).toMatchObject({ state: 'restated', live: { reportState: 'restated' } });
    const apwc = restated('scorecard.APWC.value');
    expect(apwc).toMatchObject({ published: '$7.20', now: '$7.28', difference: '+$0.080', isKey: true });
    expect(apwc?.name).toBe('APWC, Jan 2026');
    const causes = issue().restatement?.changes.filter(({ id }) => apwc?.causes.includes(id));
    expect(causes).toMatchObject([{ kind: 'bill', text: 'new data: corrected.csv', by: 'Imp' }]);
  });

  it('and shown as #61 was sealed, but for its state; its JSON still has the hash', () => {
    counts('1100');
    const shown = reportOfMonth(db, monthIssue(db, month), {});
    expect(shown?.report).toMatchObject({ reportState: 'restated', edition: '61' });
    if (shown === null) throw new Error('There is an edition.');
    expect(sha256Of(renderJson(shown.report))).toBe(edition().sha256);
    const live = reportOfMonth(db, monthIssue(db, month), { edition: 'live' });
    expect(live?.report).toMatchObject({ reportState: 'restated', edition: null, published: null });
    expect(reportOfMonth(db, monthIssue(db, month), { edition: '61.1' })).toBeNull();
    expect(reportOfMonth(db, monthIssue(db, month), { basis: 'billed' })?.edition).toBeNull();
  });

  it('by counts, which do not move cost', () => {
    counts('1100');
    expect(restated('scorecard.APWC.value')).toMatchObject({ published: '$7.20', now: '$6.67' });
    expect(issue().restatement?.figures.every(({ id }) => !id.startsWith('accounts.'))).toBe(true);
  });

  it('by a mapping and by a target, each the cause of its own figures', () => {
    map('dev');
    saveTarget(db, 'DM', { kind: 'threshold', operator: '<', fail: '0.1', warn: null }, { validFrom: null, by });
    const kindsOf = (id: string) => {
      const { changes = [] } = issue().restatement ?? {};
      return changes.filter((change) => restated(id)?.causes.includes(change.id)).map(({ kind }) => kind);
    };
    expect(kindsOf('scorecard.APWC.value')).toEqual(['mapping']);
    const targets = issue().restatement?.figures.filter(({ id }) => /DM.*target/i.test(id)) ?? [];
    for (const { id } of targets) expect(kindsOf(id)).toEqual(['target']);
  });

  it('not by what reaches other months only, and not by words, which are said', async () => {
    const facts = [{ accountId: '000000000001', month: '2026-02', billed: 5n }];
    const { importId } = await stageImport(db, sampleScan(facts), { classify: classifySample, by });
    commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
    expect(issue()).toMatchObject({ state: 'published', restatement: { figures: [], changes: [] } });
    saveAnnotation(db, { month, text: 'A load test.', link: null }, { by });
    expect(issue()).toMatchObject({ state: 'published', restatement: { figures: [], changes: [{ kind: 'words' }] } });
  });

  it('back to published when what changed is taken back', () => {
    counts('1100');
    counts('1000');
    expect(issue().state).toBe('published');
  });

  it('and issued anew as #61.1, closed again and with a reason; #61 stays as it was', () => {
    const first = frozenReport(db, edition().sha256);
    counts('1100');
    expect(() => publish('recounted')).toThrow(/changed since Ada closed it/);
    close();
    expect(() => publish()).toThrow(/#61\.1 replaces #61/);
    expect(publish('recounted')).toMatchObject({ edition: '61.1', number: 61, revision: 1, reason: 'recounted' });
    expect(issue()).toMatchObject({ state: 'published', restatement: { figures: [] } });
    expect(frozenReport(db, edition(0).sha256)).toEqual(first);
    expect(editionsOf(db, month).map((row) => verifyEdition(db, row).isProven)).toEqual([true, true]);
  });

  it('under its own number, though the first report month is another one now', () => {
    saveSetting(db, 'firstReportMonth', '2025-01', { validFrom: null, by });
    expect(publish('renumbered')).toMatchObject({ edition: '61.1' });
    expect(frozenReport(db, edition(1).sha256)).toMatchObject({ number: 61 });
    expect(verifyEdition(db, edition(1)).isProven).toBe(true);
  });
});

describe('a closed month', () => {
  it('is restated as well, until it is closed again', () => {
    close();
    counts('1100');
    expect(issue()).toMatchObject({ state: 'restated', isClosingStale: true });
    expect(() => publish()).toThrow(/changed since Ada closed it/);
    close();
    expect(issue()).toMatchObject({ state: 'closed', isClosingStale: false });
    expect(publish()).toMatchObject({ edition: '61' });
  });
});

describe('a seal', () => {
  beforeEach(() => {
    close();
    publish();
  });

  it('is broken by one other byte', () => {
    tamper(
      'UPDATE frozen_documents SET document = replace(document, ?, ?)',
      '"exact":"9000.123457"',
      '"exact":"9000.123458"',
    );
    expect(verifyEdition(db, edition())).toMatchObject({
      isProven: false,
      problems: [expect.stringContaining('was changed'), expect.stringContaining('another summary')],
    });
    expect(frozenReport(db, edition().sha256)).toMatch(/not those that were sealed/);
  });

  it('is broken by another document under a hash of its own', () => {
    const stored = storedDocument(db, edition().sha256)?.document ?? '';
    const forged = stored.replace('"by":"Ada"', '"by":"Eve"');
    db.raw.prepare('INSERT INTO frozen_documents VALUES (?, 1, ?)').run(sha256Of(forged), forged);
    tamper('UPDATE editions SET sha256 = ?', sha256Of(forged));
    expect(verifyEdition(db, edition()).problems).toContainEqual(
      'The audit log does not name this hash for the edition.',
    );
  });

  it('is broken by another author in the list', () => {
    tamper('UPDATE editions SET by = ?', 'Eve');
    expect(verifyEdition(db, edition()).problems).toEqual([
      'The list of editions names another author than the document.',
    ]);
  });

  it('is broken when the document is gone', () => {
    db.raw.exec('DROP TRIGGER frozen_documents_are_append_only_delete');
    db.raw.pragma('foreign_keys = OFF');
    db.raw.exec('DELETE FROM frozen_documents');
    expect(verifyEdition(db, edition())).toMatchObject({ isProven: false, problems: ['The document is missing.'] });
  });

  it.each(['editions', 'closings', 'frozen_documents'])(
    'can not be touched in %s without breaking the rules',
    (table) => {
      expect(() => db.raw.exec(`UPDATE ${table} SET sha256 = 'x'`)).toThrow(/stays as it is/);
      expect(() => db.raw.exec(`DELETE FROM ${table}`)).toThrow(/stays as it is/);
    },
  );
});
