import { describe, expect, it } from 'vitest';
import { readConfigYaml } from './read-yaml';

const head = 'version: 1\nsettings: {}\nchanges: []\naccounts: []\nrules: []\ntargets: []\n';
const problemsOf = (text: string) => readConfigYaml(text).problems;

describe('a configuration file', () => {
  it('is read', () => {
    expect(readConfigYaml(`${head}definitions: []\n`).config).toMatchObject({ version: 1, accounts: [] });
  });

  it('names the line and the column of what is no YAML', () => {
    expect(problemsOf('version: 1\nsettings: {costBasis: effective\n')).toMatchObject([{ line: 3 }]);
    expect(problemsOf('version: 1\nversion: 1\n')).toMatchObject([{ line: 2, column: 1 }]);
  });

  it('names the place and the value that is not allowed', () => {
    const text = head.replace(
      'accounts: []',
      'accounts:\n  - id: "1"\n    periods:\n      - {from: "2025-13", environment: prod}',
    );
    expect(problemsOf(`${text}definitions: []\n`)).toMatchObject([
      { line: 7, column: 16, text: expect.stringContaining('accounts[1].periods[1].from') },
      { line: 7, column: 40, text: expect.stringContaining('expected one of "production"') },
    ]);
  });

  it('names keys that nothing reads, and those that are missing', () => {
    const problems = problemsOf(`${head.replace('settings: {}', 'settings: {costbasis: billed}')}`);
    expect(problems).toMatchObject([
      { line: 1, text: expect.stringContaining('definitions') },
      { line: 2, text: expect.stringContaining('costbasis') },
    ]);
  });

  it('refuses a formula that can not be read or names no measure', () => {
    const definition = (formula: string) =>
      `${head}definitions:\n  - {id: X, version: 1, from: null, name: X, group: custom, formula: "${formula}", unit: ratio, better: none, description: d, numeratorLabel: n, denominatorLabel: d, caveats: [], breaksAtHibernation: false}\n`;
    expect(problemsOf(definition('cost.total / workspaces.total'))).toBeNull();
    expect(problemsOf(definition('cost.total /'))).toMatchObject([{ line: 8 }]);
    expect(problemsOf(definition('cost.totals / 2'))).toMatchObject([
      { line: 8, text: expect.stringContaining('cost.totals') },
    ]);
  });
});
