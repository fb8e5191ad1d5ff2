import { caveatRules } from '../../lib/kpis/caveats';
import { starterRules } from '../../lib/kpis/classification/starter-rules';
import { builtInDefinitions } from '../../lib/kpis/definitions';
import { statusWords, unitWords } from '../../lib/kpis/format';
import { measureDefinitions } from '../../lib/kpis/measures';
import { defaultKpiSettings } from '../../lib/kpis/settings';
import { defaultTargets } from '../../lib/kpis/targets';
import type { Rule, Target } from '../../lib/kpis/types';
import { markdownTable } from './markdown-table';

const code = (text: string): string => `\`${text}\``;

const targetText = ({ operator, fail }: Target): string =>
  fail === null ? `${operator} against the 3 months before` : `${operator} ${fail}`;

const patternText = ({ match }: Rule): string => {
  const { tag, ...patterns } = match;
  const parts = Object.entries(patterns).map(([field, pattern]) => `${field} ${code(pattern)}`);
  const all = tag === undefined ? parts : [...parts, `tag ${tag.key} ${code(tag.value)}`];
  return all.join(', ') || 'anything';
};

/** The generated tables of docs/kpis.md, by the name in their marks. */
export const kpiTables: Readonly<Record<string, string>> = {
  kpis: markdownTable(
    ['id', 'name', 'group', 'formula', 'unit', 'better', 'what it says'],
    builtInDefinitions.map(({ id, name, group, formula, unit, better, description }) => [
      id,
      name,
      group,
      code(formula),
      unitWords(unit, 'USD'),
      better === 'none' ? 'none set' : better,
      description,
    ]),
  ),
  measures: markdownTable(
    ['measure', 'unit', 'meaning'],
    measureDefinitions.map(({ id, unit, description }) => [code(id), unit, description]),
  ),
  targets: markdownTable(
    ['KPI or rule', 'default target'],
    defaultTargets.map((target) => [target.kpiId, targetText(target)]),
  ),
  statuses: `Statuses: ${Object.values(statusWords).join(', ')}.`,
  rules: markdownTable(
    ['kind', 'matches', 'result'],
    starterRules(defaultKpiSettings.clusterTagKeys).map((rule) => [
      rule.kind,
      patternText(rule),
      rule.result === '$tag' ? 'the tag’s value' : rule.result,
    ]),
  ),
  caveats: markdownTable(
    ['caveat', 'shown for', 'as'],
    [
      ...builtInDefinitions.flatMap(({ id, caveats }) => caveats.map((text) => [text, id, 'note'])),
      ...caveatRules.map(({ id, when, kind }) => [id, when, kind]),
    ],
  ),
  settings: markdownTable(
    ['setting', 'default'],
    Object.entries(defaultKpiSettings).map(([key, value]) => [code(key), code(JSON.stringify(value))]),
  ),
};
