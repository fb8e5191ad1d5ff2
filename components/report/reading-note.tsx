'use client';

import Link from 'next/link';
import { useWords } from './words-context';

/** Why one can not write here: on the demo in the section's own words, on an edition with the way to the next one. */
export function ReadingNote({ ofDemo }: { readonly ofDemo: string }) {
  const { month, isDemo, isSealed } = useWords();
  if (isDemo) return <p className="note only-screen">{ofDemo}</p>;
  if (!isSealed) return null;
  return (
    <p className="note only-screen">
      This edition is sealed. <Link href={`/reports/${month}?edition=live`}>Write for the next one</Link>
    </p>
  );
}
