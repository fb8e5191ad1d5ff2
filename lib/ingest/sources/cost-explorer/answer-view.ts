import { IngestError } from '../../ingest-error';
import type { BillFormat } from '../../types';
import type { AnswerPage } from './answer-pages';

/** What an answer's costs are grouped by, in order: `DIMENSION SERVICE`, `TAG Environment`. */
export type AnswerView = readonly { readonly type: string; readonly key: string }[];

const viewOfPage = ({ GroupDefinitions }: AnswerPage): AnswerView =>
  (GroupDefinitions ?? []).map(({ Type, Key }) => ({ type: Type ?? 'DIMENSION', key: Key }));

/** One text for one view. */
export const viewText = (view: AnswerView): string => view.map(({ type, key }) => `${type} ${key}`).join(', ');

/** The one view of all pages. Throws for two: they show the same money twice. */
export const answerView = (name: string, pages: readonly AnswerPage[]): AnswerView => {
  const [view = [], ...others] = pages.map(viewOfPage);
  const other = others.find((one) => viewText(one) !== viewText(view));
  if (other !== undefined) {
    throw new IngestError(
      'mixed-views',
      name,
      `It has the same costs by ${viewText(view) || 'nothing'} and by ${viewText(other) || 'nothing'}; two views are never added.`,
      'Bring each view in a file of its own.',
    );
  }
  const isUngrouped = view.length === 0 && pages.some(({ ResultsByTime }) => ResultsByTime.some(hasGroups));
  if (!isUngrouped) return view;
  throw new IngestError(
    'document-broken',
    name,
    'Its groups have no GroupDefinitions, so nothing says what their keys are.',
    'Save the whole output of `aws ce get-cost-and-usage`, without --query.',
  );
};

const hasGroups = ({ Groups }: AnswerPage['ResultsByTime'][number]): boolean => (Groups ?? []).length > 0;

/** Views of one kind replace each other; of two kinds both are kept, and one is read. */
export const formatOfView = (view: AnswerView): BillFormat => {
  const keys = new Set(view.map(({ key }) => key));
  if (keys.has('SERVICE')) return 'cost-explorer';
  return keys.has('USAGE_TYPE') ? 'cost-explorer-usage' : 'cost-explorer-other';
};
