import 'server-only';
import type { LineKey } from '../../../lib/kpis/types';

const instanceUsage = /(^|-)(BoxUsage|SpotUsage|DedicatedUsage|HostBoxUsage|ReservedHostUsage|UnusedBox|SchedUsage):/;
const hourUnits = new Set(['hrs', 'hours', 'hour']);

/** Whether a line counts instance-hours for rule P-3, and whether they are spot; null when it does not. */
export const instanceHoursKind = (key: LineKey): 'spot' | 'other' | null => {
  if (key.scopeClass !== 'usage' || key.usageType === null) return null;
  if (!hourUnits.has((key.usageUnit ?? '').toLowerCase()) || !instanceUsage.test(key.usageType)) return null;
  return key.usageType.includes('SpotUsage:') || key.pricingCategory === 'Spot' ? 'spot' : 'other';
};
