import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { saveAnnotation } from '../../db/commands/save-annotation';
import { organisationConfig } from '../../db/queries/organisation-config';
import { temporaryDatabase } from '../../db/testing/sample-scan';
import type { ConfigAnnotation } from './annotation-schema';
import { applyConfig, configDifference, recordConfigChanges } from './apply-config';
import { describeChange } from './describe-change';
import { annotationChanges } from './diff-annotations';
import { readConfigYaml } from './read-yaml';

const by = 'test';
const note = { month: '2026-01', day: null, series: null, text: 'A load test', link: null };
let db: PerunitDatabase;
let remove: () => void;

beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const noted = (): readonly ConfigAnnotation[] => organisationConfig(db).annotations ?? [];
const wanted = (...annotations: ConfigAnnotation[]) => ({ ...organisationConfig(db), annotations });

describe('the notes of a configuration file', () => {
  it('are added, changed and taken out as it says, each in words', () => {
    saveAnnotation(db, note, { by });
    saveAnnotation(db, { ...note, day: '2026-01-15', text: 'Moved away' }, { by });
    const file = wanted({ ...note, text: 'Two tests' }, { ...note, month: '2026-02', series: 'kpi.APWC' });
    expect(configDifference(db, file).changes.map(describeChange)).toEqual([
      'note of Jan 2026: “A load test” → “Two tests”',
      'note of Jan 2026: “Moved away”, on 2026-01-15 → none',
      'note of Feb 2026: none → “A load test”, in kpi.APWC',
    ]);
    applyConfig(db, file, { by });
    expect(noted()).toEqual(file.annotations);
    expect(configDifference(db, file).changes).toEqual([]);
  });

  it('stay where a file names none at all', () => {
    saveAnnotation(db, note, { by });
    const { annotations: _, ...silent } = organisationConfig(db);
    expect(configDifference(db, silent).changes).toEqual([]);
  });

  it('become what is wanted, whatever was there', () => {
    const notes = fc.array(
      fc.record({
        month: fc.constantFrom('2026-01', '2026-02'),
        day: fc.constant(null),
        series: fc.constantFrom(null, 'environments'),
        text: fc.constantFrom('a', 'b', 'c'),
        link: fc.constantFrom(null, 'https://example.com/'),
      }),
      { maxLength: 6 },
    );
    const texts = (all: readonly ConfigAnnotation[]) => all.map((one) => JSON.stringify(one)).sort();
    fc.assert(
      fc.property(notes, notes, (recorded, asked) => {
        const left = texts(recorded);
        for (const { from, before, after } of annotationChanges(recorded, asked)) {
          if (before !== null) left.splice(left.indexOf(JSON.stringify({ month: from, ...before })), 1);
          if (after !== null) left.push(JSON.stringify({ month: from, ...after }));
        }
        expect(left.sort()).toEqual(texts(asked));
      }),
    );
  });

  it('are all made or none: a note that somebody changed meanwhile is not overwritten', () => {
    saveAnnotation(db, note, { by });
    const { month: from, ...said } = note;
    const change = { kind: 'annotation', from, before: { ...said, text: 'Something else' }, after: null } as const;
    const added = { kind: 'annotation', from, before: null, after: { ...said, text: 'Another' } } as const;
    expect(() => recordConfigChanges(db, [added, change], { by })).toThrow(/no note “Something else” of January 2026/);
    expect(noted()).toEqual([note]);
  });

  it('are refused by their place: a day of another month, a series that there is not, an address that is none', () => {
    const problems = (changes: object) => {
      const text = JSON.stringify({ ...organisationConfig(db), annotations: [{ ...note, ...changes }] });
      return readConfigYaml(text).problems?.map((problem) => problem.text) ?? null;
    };
    expect(problems({ day: '2026-01-31' })).toBeNull();
    expect(problems({ day: '2026-02-01' })).toEqual(['annotations[1].day: must be a day of the month']);
    expect(problems({ series: 'elsewhere' })?.[0]).toMatch(/^annotations\[1\]\.series: must be environments/);
    expect(problems({ link: 'javascript:alert(1)' })?.[0]).toMatch(/^annotations\[1\]\.link: must be an address/);
  });
});
