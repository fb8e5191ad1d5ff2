import type { Metadata } from 'next';
import { TargetsPart } from '@/components/settings/targets-part';
import { loadSettings } from '../load-settings';
import { targetViews } from '../target-views';

export const metadata: Metadata = { title: 'Targets' };

/** What KPIs and rules are held against, from which month on. */
export default async function Page() {
  const { db, frame, config } = await loadSettings();
  return <TargetsPart frame={frame} targets={targetViews(db, config, frame.month)} />;
}
