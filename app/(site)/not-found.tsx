import Link from 'next/link';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';

/** No such page or month, and the way back. */
export default function NotFound() {
  const action = (
    <>
      <Link className="btn pri" href="/">
        Newest report
      </Link>
      <Link className="btn" href="/reports">
        All reports
      </Link>
    </>
  );
  return (
    <PageFrame>
      <EmptyState title="There is nothing at this address" action={action}>
        A month has a report once its bill or its workspace counts are imported.
      </EmptyState>
    </PageFrame>
  );
}
