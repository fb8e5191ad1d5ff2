/** A secret is named, never held: what a channel's form shows is what was typed. */
export type ChannelSettings = Readonly<Record<string, unknown>>;

export type OpenAlertView = {
  readonly id: string;
  readonly stage: 'warning' | 'alert';
  readonly title: string;
  readonly happened: string;
  readonly size: string;
  readonly since: string;
  readonly causes: readonly { readonly name: string; readonly amount: string }[];
  readonly causesTitle: string;
  readonly todo: string;
  /** The page that shows it. */
  readonly path: string;
  readonly runbook: string | null;
  /** `Open since 3 Feb 2026 09:41 UTC, an alert after 2 days`. */
  readonly opened: string;
  /** `Ada acknowledged it after 3 h`; null: nobody did. */
  readonly acknowledged: string | null;
  /** `Ada put it off until 10 Feb 2026`; null: it is awake. */
  readonly snoozed: string | null;
};

export type ResolvedAlertView = {
  readonly id: string;
  readonly stage: 'warning' | 'alert';
  readonly title: string;
  readonly opened: string;
  /** How long it took; null: nobody acknowledged it. */
  readonly acknowledgedAfter: string | null;
  readonly resolvedAfter: string;
  /** Null: the data stopped to show it. */
  readonly resolvedBy: string | null;
  readonly canReopen: boolean;
};

export type ChannelKindView = 'mattermost' | 'slack' | 'webhook' | 'email';

export type ChannelView = {
  readonly id: string;
  readonly kind: ChannelKindView;
  readonly name: string;
  readonly settings: ChannelSettings;
  readonly events: readonly string[];
  readonly isEnabled: boolean;
  /** When it took its last message; null: none yet. */
  readonly lastSent: string | null;
  /** How many messages were given up. */
  readonly deadCount: number;
};

export type DeliveryView = {
  readonly id: string;
  readonly title: string;
  readonly channelName: string;
  readonly status: 'due' | 'sending' | 'sent' | 'dead';
  readonly when: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly remedy: string | null;
  readonly note: string | null;
};

export type AlertSettingsView = {
  readonly baseUrl: string | null;
  readonly staleAfterHours: number;
  readonly billDueDay: number;
  readonly budgetTolerancePct: string;
  readonly budgetFromDay: number;
  readonly dayCostFactor: string;
  readonly dayCostMinimum: string;
  readonly runbooks: Readonly<Record<'budget-pace' | 'kpi-target' | 'day-cost', string | null>>;
};

export type AlertsPageView = {
  readonly canChange: boolean;
  readonly currency: string;
  readonly open: readonly OpenAlertView[];
  readonly resolved: readonly ResolvedAlertView[];
  readonly channels: readonly ChannelView[];
  readonly deliveries: readonly DeliveryView[];
  readonly settings: AlertSettingsView;
  /** Where links in messages lead; null: nobody said. */
  readonly linksTo: string | null;
};
