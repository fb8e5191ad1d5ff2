'use client';

import { useLinkStatus } from 'next/link';

/** Says, inside a link, that its page is being fetched: the styles turn the old figures into grey bars. */
export function PendingMark() {
  const { pending } = useLinkStatus();
  return <span className="pend" data-on={pending} />;
}
