import 'server-only';
import type { ConfigDefinition, ConfigRecord, ConfigRule } from '../../lib/config/config-schema';
import type { KpiDefinition, Rule, RuleKind } from '../../lib/kpis/types';
import type { PerunitDatabase } from '../client';
import { inTransaction } from '../write';
import { changeConfigAnnotation } from './change-config-annotation';
import { saveAccountMapping } from './save-account-mapping';
import { saveDefinition, saveRules, saveTarget } from './save-definition';
import { saveExchangeRate } from './save-exchange-rate';
import { saveSetting } from './save-setting';

type By = { readonly by: string };

const toRule = (kind: RuleKind, { name, match, result }: ConfigRule, position: number): Rule => ({
  ...{ id: `${kind}-${position + 1}`, kind, position, name, validFrom: null, result },
  match: Object.fromEntries(Object.entries(match).filter(([, pattern]) => pattern !== undefined)),
});

const toDefinition = ({ from, ...definition }: ConfigDefinition): KpiDefinition => ({ ...definition, validFrom: from });

const record = (db: PerunitDatabase, change: ConfigRecord, { by }: By): void => {
  switch (change.kind) {
    case 'setting':
      saveSetting(db, change.key, change.after, { validFrom: change.from, by });
      return;
    case 'account':
      saveAccountMapping(db, { accountId: change.id, validFrom: change.from, ...change.after }, { by });
      return;
    case 'rules': {
      const rules = change.after.map((rule, position) => toRule(change.of, rule, position));
      saveRules(db, change.of, rules, { validFrom: change.from, by });
      return;
    }
    case 'target': {
      const { after } = change;
      const limits = { fail: null, warn: null };
      saveTarget(db, change.kpi, after === null ? null : { ...limits, ...after }, { validFrom: change.from, by });
      return;
    }
    case 'rate': {
      const { from: month, currency, to: toCurrency, after: rate } = change;
      saveExchangeRate(db, { month, currency, toCurrency, rate }, { by });
      return;
    }
    case 'annotation':
      changeConfigAnnotation(db, change, { by });
      return;
    case 'definition':
      saveDefinition(db, toDefinition(change.definition), { by });
  }
};

/** Records all changes of a configuration, or none: one transaction, each change with its own line in the audit log. */
export const applyConfigChanges = (db: PerunitDatabase, changes: readonly ConfigRecord[], by: By): void =>
  inTransaction(db, () => {
    for (const change of changes) record(db, change, by);
  });
