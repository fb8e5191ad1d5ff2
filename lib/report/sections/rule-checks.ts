import type { ReportContext } from '../context';
import { leadingNumberWord, numberWord } from '../format/words';
import { ruleChecksOutline } from '../outline/rule-checks';
import { goalRows } from '../rules/goal-rows';
import { policyRows } from '../rules/policy-rows';
import { type RuleChecksSection, type RuleRow, ruleChecksSchema } from '../schema/rule-checks';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

/** What the verdicts come to; the second line of a rule is not a rule of its own. */
const findingOf = (rows: readonly RuleRow[]): Sentence => {
  const rules = rows.filter(({ code }) => code !== null);
  const passed = rules.filter(({ status }) => status === 'on-target' || status === 'close-to-limit');
  const breached = rules.filter(({ status }) => status === 'off-target');
  const judged = passed.length + breached.length;
  if (judged === 0) return sentence`No rule can be decided for this month yet`;
  const open = rules.length - judged;
  const rest = open === 0 ? '' : `; ${numberWord(open)} ${open === 1 ? 'has' : 'have'} no verdict`;
  if (breached.length === 0) {
    const verb = passed.length === 1 ? 'rule passes' : 'rules pass';
    return sentence`${leadingNumberWord(passed.length)} ${verb}, none is breached${rest}`;
  }
  const names = breached.map(({ id }) => id).join(', ');
  const verb = breached.length === 1 ? 'is' : 'are';
  return sentence`${leadingNumberWord(passed.length)} of ${numberWord(judged)} rules ${passed.length === 1 ? 'passes' : 'pass'}; ${names} ${verb} breached${rest}`;
};

const build = (context: ReportContext): RuleChecksSection => {
  const rows = [...goalRows(context), ...policyRows(context)];
  return { finding: findingOf(rows), rows };
};

/** The goals and the rules P-2, P-3 and P-4, each with value, threshold, verdict and trend. */
export const ruleChecks = {
  id: 'rules',
  title: 'Rule checks',
  schema: ruleChecksSchema,
  build,
  outline: ruleChecksOutline,
} as const satisfies SectionDefinition<'rules', RuleChecksSection>;
