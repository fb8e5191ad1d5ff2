import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { ConfigDefinition, ConfigRule, ConfigTarget, OrganisationConfig } from '../../lib/config/config-schema';
import type { Period } from '../../lib/config/timeline';
import { starterRules } from '../../lib/kpis/classification/starter-rules';
import type { KpiSettings } from '../../lib/kpis/kpi-settings';
import { defaultKpiSettings } from '../../lib/kpis/settings';
import { type KpiDefinition, type Rule, type RuleKind, ruleKinds, type Target } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { kpiDefinitions, ruleSets, settings } from '../schema';
import { accountMappings } from './account-mappings';
import { allAnnotations } from './annotations';
import { targetsFor } from './definitions-for';
import { exchangeRatesIn } from './exchange-rates';
import { firstBillCurrency } from './month-currencies';
import { settingsFor } from './settings-for';

/** Only what holds from the beginning is in force in it. */
const beforeAnyMonth: Month = '0000-01';
const lastMonth: Month = '9999-12';

const byStart = (a: { readonly from: Month | null }, b: { readonly from: Month | null }): number =>
  (a.from ?? '') < (b.from ?? '') ? -1 : 1;

/** Periods in order, of two for one month the later recorded, without those that change nothing. */
const inOrder = <Value>(periods: readonly Period<Value>[]): Period<Value>[] => {
  const latest = new Map(periods.map((period) => [period.from, period]));
  const text = (period: Period<Value> | undefined) => (period === undefined ? undefined : JSON.stringify(period.value));
  return [...latest.values()].sort(byStart).filter((period, at, all) => text(period) !== text(all[at - 1]));
};

const settingPeriods = (db: PerunitDatabase): Map<string, Period<unknown>[]> => {
  const { currency: usual } = defaultKpiSettings;
  const currency = firstBillCurrency(db, lastMonth, usual) ?? usual;
  const inForceUnrecorded: KpiSettings = { ...defaultKpiSettings, currency };
  const periods = new Map<string, Period<unknown>[]>(
    Object.entries(inForceUnrecorded).map(([key, value]) => [key, [{ from: null, value }]]),
  );
  for (const { key, validFrom, value } of db.orm.select().from(settings).orderBy(asc(settings.id)).all()) {
    periods.get(key)?.push({ from: validFrom, value: JSON.parse(value) });
  }
  return new Map([...periods].map(([key, own]) => [key, inOrder(own)]));
};

const settingsOf = (db: PerunitDatabase): Pick<OrganisationConfig, 'settings' | 'changes'> => {
  const periods = settingPeriods(db);
  const valuesFrom = (from: Month | null) =>
    Object.fromEntries(
      [...periods].flatMap(([key, own]) => {
        const period = own.find((each) => each.from === from);
        return period === undefined ? [] : [[key, period.value]];
      }),
    );
  const months = [...periods.values()].flatMap((own) => own.flatMap(({ from }) => from ?? []));
  const changes = [...new Set(months)].sort().map((from) => ({ from, settings: valuesFrom(from) }));
  return { settings: valuesFrom(null), changes };
};

const accountsOf = (db: PerunitDatabase): OrganisationConfig['accounts'] =>
  [...accountMappings(db)].map(([id, mappings]) => {
    const periods = mappings.map(({ validFrom, environment, name, owner, team }) => ({
      from: validFrom,
      value: { environment, name, owner, team },
    }));
    return { id, periods: inOrder(periods).map(({ from, value }) => ({ from: from ?? '', ...value })) };
  });

const plainRule = ({ name, match, result }: Rule): ConfigRule => ({ name, match: { ...match }, result });

type RulePeriod = Period<readonly ConfigRule[]>;

/** The shipped rules of a kind, anew from each month that changes the tag keys that they look at. */
const shippedPeriods = (db: PerunitDatabase, kind: RuleKind): RulePeriod[] => {
  const starts = db.orm.select().from(settings).where(eq(settings.key, 'clusterTagKeys')).all();
  return [null, ...new Set(starts.flatMap(({ validFrom }) => validFrom ?? []))].map((from) => {
    const shipped = starterRules(settingsFor(db, from ?? beforeAnyMonth).clusterTagKeys);
    return { from, value: shipped.filter((rule) => rule.kind === kind).map(plainRule) };
  });
};

/** Until somebody saves rules of a kind, the shipped ones are in force; a saved set stays in force whatever they become. */
const rulesOf = (db: PerunitDatabase): OrganisationConfig['rules'] => {
  const rows = db.orm.select().from(ruleSets).orderBy(asc(ruleSets.id)).all();
  return ruleKinds.flatMap((kind) => {
    const saved = rows
      .filter((row) => row.kind === kind)
      .map(
        ({ validFrom, rules }): RulePeriod => ({
          from: validFrom,
          value: (JSON.parse(rules) as Rule[]).map(plainRule),
        }),
      );
    const [firstSaved = lastMonth] = saved.map(({ from }) => from ?? '').sort();
    const shipped = shippedPeriods(db, kind).filter(({ from }) => (from ?? '') <= firstSaved);
    return inOrder([...shipped, ...saved]).map(({ from, value }) => ({ kind, from, rules: value }));
  });
};

const plainTarget = ({ kind, operator, fail, warn }: Target): ConfigTarget => {
  if (operator === 'falls' || operator === 'rises') return { kind: 'trend', operator };
  return kind !== 'threshold' || fail === null ? null : { kind, operator, fail, warn };
};

const targetsOf = (db: PerunitDatabase): OrganisationConfig['targets'] => {
  const all = targetsFor(db);
  return [...new Set(all.map(({ kpiId }) => kpiId))].flatMap((kpi) => {
    const own = all.filter(({ kpiId }) => kpiId === kpi);
    const periods = inOrder(own.map((target) => ({ from: target.validFrom, value: plainTarget(target) })));
    return periods.map(({ from, value }) => ({ kpi, from, target: value }));
  });
};

const plainDefinition = ({ validFrom, ...definition }: KpiDefinition): ConfigDefinition => ({
  ...definition,
  from: validFrom,
  caveats: [...definition.caveats],
});

const definitionsOf = (db: PerunitDatabase): OrganisationConfig['definitions'] =>
  db.orm
    .select()
    .from(kpiDefinitions)
    .orderBy(asc(kpiDefinitions.id))
    .all()
    .map(({ definition }) => plainDefinition(JSON.parse(definition)));

const ratesOf = (db: PerunitDatabase): OrganisationConfig['rates'] =>
  exchangeRatesIn(db, { first: beforeAnyMonth, last: lastMonth }).map(({ month, currency, toCurrency, rate }) => ({
    ...{ month, currency, to: toCurrency, rate },
  }));

/** How an organisation is configured: everything that is in force, with its months. */
export const organisationConfig = (db: PerunitDatabase): OrganisationConfig => ({
  version: 1,
  ...settingsOf(db),
  accounts: accountsOf(db),
  rules: rulesOf(db),
  targets: targetsOf(db),
  definitions: definitionsOf(db),
  rates: ratesOf(db),
  annotations: allAnnotations(db).map(({ id: _, ...note }) => note),
});
