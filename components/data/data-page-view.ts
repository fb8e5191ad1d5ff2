import type { ConnectionView, DraftView } from '@/components/connections/view-types';
import type { CoverageView, FeedChoiceView, HistoryRow, JobView, PreviewView, TemplateView } from './view-types';

/** Everything the Data page shows. */
export type DataPageView = {
  readonly organisation: 'own' | 'demo';
  /** One's own organisation's, whatever is on screen. */
  readonly connections: readonly ConnectionView[];
  readonly draft: DraftView | null;
  readonly running: readonly JobView[];
  /** Jobs that ended without bringing everything in. */
  readonly ended: readonly { readonly job: JobView; readonly canDismiss: boolean }[];
  readonly previews: readonly PreviewView[];
  /** The newest, or all of them. */
  readonly history: readonly HistoryRow[];
  readonly importCount: number;
  readonly coverage: CoverageView;
  /** Newest month first. */
  readonly feedChoices: readonly FeedChoiceView[];
  readonly templates: readonly TemplateView[];
};
