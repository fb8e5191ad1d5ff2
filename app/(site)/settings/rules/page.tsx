import type { Metadata } from 'next';
import { RulesPart } from '@/components/rules/rules-part';
import { loadSettings } from '../load-settings';
import { loadRules, type RulesQuery } from './load-rules';

export const metadata: Metadata = { title: 'Rules' };

/** Which cost type, cost class and cluster each line of a bill gets, from which month on. */
export default async function Page({ searchParams }: { searchParams: Promise<RulesQuery> }) {
  return <RulesPart view={loadRules(await loadSettings(), await searchParams)} />;
}
