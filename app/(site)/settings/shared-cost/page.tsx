import type { Metadata } from 'next';
import { SharedCostPart } from '@/components/settings/shared-cost-part';
import { loadSettings } from '../load-settings';
import { settingView } from '../setting-view';

export const metadata: Metadata = { title: 'Shared cost' };

/** What becomes of shared cost: it stays in the total, or is split over the environments. */
export default async function Page() {
  const loaded = await loadSettings();
  return (
    <SharedCostPart
      frame={loaded.frame}
      split={settingView(loaded, 'sharedCostSplit')}
      shares={settingView(loaded, 'sharedCostShares')}
    />
  );
}
