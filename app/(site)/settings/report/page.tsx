import type { Metadata } from 'next';
import { ReportPart } from '@/components/settings/report-part';
import { settingKeys } from '@/lib/config/setting-schemas';
import { loadSettings } from '../load-settings';
import { settingView } from '../setting-view';

export const metadata: Metadata = { title: 'Report settings' };

/** Every setting of the report; how shared cost is split has a part of its own. */
export default async function Page() {
  const loaded = await loadSettings();
  const keys = settingKeys.filter((key) => key !== 'sharedCostSplit' && key !== 'sharedCostShares');
  return <ReportPart frame={loaded.frame} settings={keys.map((key) => settingView(loaded, key))} />;
}
