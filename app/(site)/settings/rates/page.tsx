import type { Metadata } from 'next';
import { RatesPart } from '@/components/settings/rates-part';
import { settingsFor } from '@/db/queries/settings-for';
import { loadSettings } from '../load-settings';
import { rateViews } from '../rate-views';

export const metadata: Metadata = { title: 'Exchange rates' };

/** The rates that bills and fees in other currencies are converted with. */
export default async function Page() {
  const { db, frame } = await loadSettings();
  const { currency } = settingsFor(db, frame.month);
  return <RatesPart frame={frame} currency={currency} rates={rateViews(db, frame.month)} />;
}
