import type { ScopeClass } from '../../kpis/types';
import type { Day } from '../../month/month';

/** What a line comes to in a month. */
export type LineMonth = {
  /** In the report's basis; null where the bill does not know it. */
  readonly nanos: bigint | null;
  /** Millionths of the unit; null where a quantity is unreadable. */
  readonly micros: bigint | null;
  /** The same of the month's last 7 days. */
  readonly lateMicros: bigint | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
};

/** One kind of charge of an account and cost type, in the report's month and the one before; null: none in it. */
export type MoverLine = {
  readonly accountId: string;
  readonly costType: string;
  readonly service: string;
  readonly usageType: string | null;
  readonly operation: string | null;
  readonly region: string | null;
  readonly unit: string | null;
  readonly pricingCategory: string | null;
  readonly commitmentStatus: string | null;
  readonly scopeClass: ScopeClass;
  readonly before: LineMonth | null;
  readonly after: LineMonth | null;
};
