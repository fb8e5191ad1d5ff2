import type { ConfigRecord, ConfigTarget } from '@/lib/config/config-schema';
import type { ChangePreview } from '@/lib/config/preview-changes';
import type { SettingKey } from '@/lib/config/setting-schemas';
import type { Month } from '@/lib/month/month';

/** A value from a month on; null: from the beginning. Oldest first where there are several. */
export type ValuePeriod<Value> = {
  readonly from: Month | null;
  readonly value: Value;
  /** Who recorded it and when: `Ana, 3 Jan 2026`; null: it comes with the program. */
  readonly recorded?: string | null;
};

/** A setting's value as JSON. */
export type SettingValue = string | number | null | readonly string[] | Readonly<Record<string, string>>;

export type SettingView = {
  readonly key: SettingKey;
  readonly text: string;
  /** The first one from the beginning. */
  readonly periods: readonly ValuePeriod<SettingValue>[];
};

export type TargetView = {
  readonly kpi: string;
  readonly name: string;
  /** Whether its limits are shares, shown in percent. */
  readonly isShare: boolean;
  readonly periods: readonly ValuePeriod<ConfigTarget>[];
};

/** What every part of the settings knows. */
export type SettingsFrame = {
  readonly canChange: boolean;
  /** The newest month with data; today's without any. */
  readonly month: Month;
};

/** Changes that a person is asked about with what they would do. */
export type Review = {
  readonly title: string;
  readonly changes: readonly ConfigRecord[];
  /** What records the state before; empty where that can't be done. */
  readonly undo: readonly ConfigRecord[];
  /** What is to be known beside the figures, in sentences. */
  readonly notes?: readonly string[];
  /** Where it is worked out already. */
  readonly preview?: ChangePreview;
  /** The file that the changes are of. */
  readonly format?: 'yaml' | 'accounts-csv';
  /** Lets go of what was typed or read. */
  readonly onSaved?: () => void;
};

/** What was saved, and how to take it back; null where that can't be done. */
export type Saved = { readonly id: number; readonly text: string; readonly takeBack: Review | null };
