import type { KpiSettings } from '../kpis/kpi-settings';
import type { RuleKind } from '../kpis/types';
import type { ConfigRate, ConfigRecord, ConfigRule, ConfigTarget, OrganisationConfig } from './config-schema';
import { type ConfigConflict, definitionConflicts, nameOf } from './definition-conflicts';
import { annotationChanges } from './diff-annotations';
import { type SettingKey, settingKeys } from './setting-schemas';
import { missingPeriods, type Period, type Timeline, valueAt } from './timeline';

type SettingValue = KpiSettings[SettingKey];

export type ConfigAccount = Omit<OrganisationConfig['accounts'][number]['periods'][number], 'from'>;

type WithBefore<Record> = Record extends { readonly after: infer Value }
  ? Record & { readonly before: Value | null }
  : Record;

/** One record to make; `before` is what is in force in its month without it. */
export type ConfigChange = WithBefore<ConfigRecord>;

export type ConfigDifference = {
  readonly changes: readonly ConfigChange[];
  readonly conflicts: readonly ConfigConflict[];
  /** Definitions that are recorded and not in the file: they stay, since old reports are made of them. */
  readonly kept: readonly string[];
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const settingTimeline = (
  { settings, changes }: OrganisationConfig,
  key: SettingKey,
  fallback: SettingValue,
): Timeline<SettingValue> => [
  { from: null, value: settings[key] === undefined ? fallback : settings[key] },
  ...changes.flatMap(({ from, settings: later }) => (later[key] === undefined ? [] : [{ from, value: later[key] }])),
];

const isNamed = ({ settings, changes }: OrganisationConfig, key: SettingKey): boolean =>
  settings[key] !== undefined || changes.some(({ settings: later }) => later[key] !== undefined);

/** A setting that the file does not name stays as it is. */
const settingChanges = (current: OrganisationConfig, wanted: OrganisationConfig): ConfigChange[] =>
  settingKeys
    .filter((key) => isNamed(wanted, key))
    .flatMap((key) => {
      const recorded = settingTimeline(current, key, null);
      const missing = missingPeriods(recorded, settingTimeline(wanted, key, valueAt(recorded, null) ?? null), isSame);
      return missing.map(
        ({ from, value }) =>
          ({ kind: 'setting', key, from, before: valueAt(recorded, from) ?? null, after: value }) as const,
      );
    });

const nowhere: ConfigAccount = { environment: 'unmapped', name: null, owner: null, team: null };

const accountTimelines = ({ accounts }: OrganisationConfig): Map<string, Period<ConfigAccount>[]> =>
  new Map(
    accounts.map(({ id, periods }) => [
      id,
      [{ from: null, value: nowhere }, ...periods.map(({ from, ...value }) => ({ from, value }))],
    ]),
  );

const accountChanges = (current: OrganisationConfig, wanted: OrganisationConfig): ConfigChange[] => {
  const [recorded, asked] = [accountTimelines(current), accountTimelines(wanted)];
  const start: Period<ConfigAccount>[] = [{ from: null, value: nowhere }];
  return [...new Set([...recorded.keys(), ...asked.keys()])].sort().flatMap((id) => {
    const own = recorded.get(id) ?? start;
    return missingPeriods(own, asked.get(id) ?? start, isSame).flatMap(({ from, value }) =>
      from === null ? [] : [{ kind: 'account', id, from, before: valueAt(own, from) ?? null, after: value } as const],
    );
  });
};

const ruleChanges = (current: OrganisationConfig, wanted: OrganisationConfig): ConfigChange[] => {
  const timeline = ({ rules }: OrganisationConfig, kind: RuleKind): Timeline<readonly ConfigRule[]> =>
    rules.filter((set) => set.kind === kind).map(({ from, rules: own }) => ({ from, value: own }));
  return [...new Set(current.rules.map(({ kind }) => kind))].flatMap((of) => {
    const recorded = timeline(current, of);
    return missingPeriods(recorded, timeline(wanted, of), isSame).map(
      ({ from, value }) => ({ kind: 'rules', of, from, before: valueAt(recorded, from) ?? [], after: value }) as const,
    );
  });
};

const targetTimeline = ({ targets }: OrganisationConfig, kpi: string): Timeline<ConfigTarget> => {
  const own = targets.filter((target) => target.kpi === kpi).map(({ from, target }) => ({ from, value: target }));
  return own.some(({ from }) => from === null) ? own : [{ from: null, value: null }, ...own];
};

const targetChanges = (current: OrganisationConfig, wanted: OrganisationConfig): ConfigChange[] => {
  const kpis = [...new Set([...current.targets, ...wanted.targets].map(({ kpi }) => kpi))].sort();
  return kpis.flatMap((kpi) => {
    const recorded = targetTimeline(current, kpi);
    return missingPeriods(recorded, targetTimeline(wanted, kpi), isSame).map(
      ({ from, value }) =>
        ({ kind: 'target', kpi, from, before: valueAt(recorded, from) ?? null, after: value }) as const,
    );
  });
};

/** Each rate is for its month alone. A file that names no rates at all leaves them as they are. */
const rateChanges = (current: OrganisationConfig, wanted: OrganisationConfig): ConfigChange[] => {
  if (wanted.rates === undefined) return [];
  const byKey = (rates: readonly ConfigRate[]) =>
    new Map(rates.map((rate) => [`${rate.month} ${rate.currency} ${rate.to}`, rate]));
  const [recorded, asked] = [byKey(current.rates ?? []), byKey(wanted.rates)];
  return [...new Set([...recorded.keys(), ...asked.keys()])].sort().flatMap((key): ConfigChange[] => {
    const [before, after] = [recorded.get(key), asked.get(key)];
    const known = after ?? before;
    if (known === undefined || before?.rate === after?.rate) return [];
    const { month: from, currency, to } = known;
    return [{ kind: 'rate', from, currency, to, before: before?.rate ?? null, after: after?.rate ?? null }];
  });
};

const definitionDifference = (current: OrganisationConfig, wanted: OrganisationConfig) => {
  const recorded = new Map(current.definitions.map((definition) => [nameOf(definition), definition]));
  const asked = new Set(wanted.definitions.map(nameOf));
  const conflicts = wanted.definitions.flatMap((definition): ConfigConflict[] => {
    const known = recorded.get(nameOf(definition));
    if (known === undefined || isSame(known, definition)) return [];
    return [
      {
        text: `${nameOf(definition)} is recorded with another content, and a version never changes.`,
        remedy: `Give it version ${definition.version + 1} and the month from which it holds.`,
      },
    ];
  });
  const added = wanted.definitions.filter((definition) => !recorded.has(nameOf(definition)));
  return {
    changes: added.map((definition) => ({ kind: 'definition', definition }) as const),
    conflicts: [...conflicts, ...definitionConflicts(current.definitions, added)],
    kept: [...recorded.keys()].filter((name) => !asked.has(name)),
  };
};

/** What has to be recorded so that an organisation is configured as the file says. Pure. */
export const diffConfig = (current: OrganisationConfig, wanted: OrganisationConfig): ConfigDifference => {
  const definitions = definitionDifference(current, wanted);
  return {
    ...definitions,
    changes: [
      ...settingChanges(current, wanted),
      ...accountChanges(current, wanted),
      ...ruleChanges(current, wanted),
      ...targetChanges(current, wanted),
      ...definitions.changes,
      ...rateChanges(current, wanted),
      ...(wanted.annotations === undefined ? [] : annotationChanges(current.annotations ?? [], wanted.annotations)),
    ],
  };
};
