import type { Metadata } from 'next';
import { FilePart } from '@/components/settings/file-part';
import { loadSettings } from '../load-settings';

export const metadata: Metadata = { title: 'Configuration file' };

/** The whole configuration as one file. */
export default async function Page() {
  const { frame } = await loadSettings();
  return <FilePart canChange={frame.canChange} />;
}
