'use client';

import Link from 'next/link';
import { PageFrame } from '@/components/shell/page-frame';
import { Icon } from '@/components/ui/icon';

/** A page that could not be made: what still stands, and what to do next. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PageFrame>
      <div className="empty fail" role="alert">
        <Icon name="octagon" />
        <div>
          <h1 className="page">This page could not be made</h1>
          <p className="lead">Nothing that was imported is lost, and the other months are as they were.</p>
          <p className="act">
            <button type="button" className="btn pri" onClick={reset}>
              Try again
            </button>
            <Link className="btn" href="/reports">
              All reports
            </Link>
          </p>
          {error.digest !== undefined && (
            <p className="note">
              The server’s log has the cause under <span className="mono">{error.digest}</span>.
            </p>
          )}
        </div>
      </div>
    </PageFrame>
  );
}
