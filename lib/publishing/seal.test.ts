import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storedDocument } from '../../db/queries/published-document';
import { frozenReport } from './frozen-report';
import { sha256Of } from './sha256';
import { type SampleIssue, sampleIssue } from './testing/sample-issue';
import { verifyEdition } from './verify-edition';

let sample: SampleIssue;
beforeEach(async () => {
  sample = await sampleIssue();
});
afterEach(() => sample.remove());

/** What somebody with a tool of their own would do to the file. */
const tamper = (sql: string, ...values: string[]) => {
  const { raw } = sample.db;
  for (const table of ['editions', 'frozen_documents']) raw.exec(`DROP TRIGGER ${table}_are_append_only_update`);
  raw.pragma('foreign_keys = OFF');
  raw.prepare(sql).run(...values);
};

describe('a seal', () => {
  beforeEach(() => {
    sample.close();
    sample.publish();
  });

  it('is broken by one other byte', () => {
    tamper(
      'UPDATE frozen_documents SET document = replace(document, ?, ?)',
      '"exact":"9000.123457"',
      '"exact":"9000.123458"',
    );
    expect(verifyEdition(sample.db, sample.edition())).toMatchObject({
      isProven: false,
      problems: [expect.stringContaining('was changed'), expect.stringContaining('another summary')],
    });
    expect(frozenReport(sample.db, sample.edition().sha256)).toMatch(/not those that were sealed/);
  });

  it('is broken by another document under a hash of its own', () => {
    const stored = storedDocument(sample.db, sample.edition().sha256)?.document ?? '';
    const forged = stored.replace('"by":"Ada"', '"by":"Eve"');
    sample.db.raw.prepare('INSERT INTO frozen_documents VALUES (?, 1, ?)').run(sha256Of(forged), forged);
    tamper('UPDATE editions SET sha256 = ?', sha256Of(forged));
    expect(verifyEdition(sample.db, sample.edition()).problems).toContainEqual(
      'The audit log does not name this hash for the edition.',
    );
  });

  it('is broken by another author in the list', () => {
    tamper('UPDATE editions SET by = ?', 'Eve');
    expect(verifyEdition(sample.db, sample.edition()).problems).toEqual([
      'The list of editions names another author than the document.',
    ]);
  });

  it('is broken when the document is gone', () => {
    sample.db.raw.exec('DROP TRIGGER frozen_documents_are_append_only_delete');
    sample.db.raw.pragma('foreign_keys = OFF');
    sample.db.raw.exec('DELETE FROM frozen_documents');
    expect(verifyEdition(sample.db, sample.edition())).toMatchObject({
      isProven: false,
      problems: ['The document is missing.'],
    });
  });

  it.each(['editions', 'closings', 'frozen_documents'])(
    'can not be touched in %s without breaking the rules',
    (table) => {
      expect(() => sample.db.raw.exec(`UPDATE ${table} SET sha256 = 'x'`)).toThrow(/stays as it is/);
      expect(() => sample.db.raw.exec(`DELETE FROM ${table}`)).toThrow(/stays as it is/);
    },
  );
});
