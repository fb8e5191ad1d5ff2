'use client';

import Link from 'next/link';

/** The printable view's two ways on: to paper, and back. */
export function PrintBar({ back }: { back: string }) {
  return (
    <p className="paper-bar">
      <Link href={back}>Back to the report</Link>
      <button type="button" className="btn" onClick={() => window.print()}>
        Print
      </button>
    </p>
  );
}
