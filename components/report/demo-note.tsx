'use client';

import { useWords } from './words-context';

/** Says on the demo's reports what one can write into one's own. */
export function DemoNote({ children }: { readonly children: string }) {
  return useWords().isDemo ? <p className="note only-screen">{children}</p> : null;
}
