import type { Metadata } from 'next';
import { SharedCostPart } from '@/components/settings/shared-cost-part';
import { loadSettings } from '../load-settings';
import { settingView } from '../setting-views';

export const metadata: Metadata = { title: 'Shared cost' };

/** What becomes of shared cost: it stays in the total, or is split over the environments. */
export default async function Page() {
  const { frame, config } = await loadSettings();
  return (
    <SharedCostPart
      frame={frame}
      split={settingView(config, 'sharedCostSplit')}
      shares={settingView(config, 'sharedCostShares')}
    />
  );
}
