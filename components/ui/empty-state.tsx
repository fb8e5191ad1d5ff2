import type { ReactNode } from 'react';

/** What a page says when there is nothing to show yet: one sentence and one way on. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h1 className="page">{title}</h1>
      {children !== undefined && <p className="lead">{children}</p>}
      {action !== undefined && <p className="act">{action}</p>}
    </div>
  );
}
