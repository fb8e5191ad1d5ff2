import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { ConnectionsList } from './connections-list';
import { ReportDraft } from './report-draft';
import type { ConnectionView, DraftView } from './view-types';
import { connectionsHeadline } from './words';

type Props = {
  readonly connections: readonly ConnectionView[];
  readonly draft: DraftView | null;
  readonly organisation: 'own' | 'demo';
};

/** Where data is pulled from: how each source is, what it brought, what it costs. */
export function ConnectionsSection({ connections, draft, organisation }: Props) {
  const isDemo = organisation === 'demo';
  const shown = isDemo ? [] : connections;
  return (
    <section id="connections">
      <header>
        <p className="sec">Connections</p>
        <h2>{shown.length > 0 ? connectionsHeadline(shown) : emptyHeadline(isDemo)}</h2>
        <p className="r">
          <Link className="btn" href="/data/connect">
            <Icon name="plus" small />
            Connect a source
          </Link>
        </p>
      </header>
      {isDemo && (
        <p className="note">
          The demo’s files are made up, so nothing is pulled for it. A source that you connect fills your own
          organisation{connections.length > 0 ? ', which has connections already' : ''}.
        </p>
      )}
      {/* Stays mounted when the last one is removed: it offers the way back. */}
      {!isDemo && <ConnectionsList connections={shown} />}
      {shown.length > 0 && draft !== null && <ReportDraft draft={draft} />}
    </section>
  );
}

const emptyHeadline = (isDemo: boolean): string =>
  isDemo ? 'The demo has no live connections' : 'Nothing is pulled yet. Connect a source, and files come by themselves';
