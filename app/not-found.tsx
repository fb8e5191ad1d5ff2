import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';

/** No such address at all. */
export default function NotFound() {
  const action = (
    <Link className="btn pri" href="/">
      Newest report
    </Link>
  );
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState title="There is nothing at this address" action={action} />
    </main>
  );
}
