import { ColumnQuestion } from './column-question';
import { DocumentQuestion } from './document-question';
import type { QuestionProps } from './question-types';
import type { QuestionView } from './question-view';

/** Savings first: a vendor's export is what comes most often in words of its own. */
const first = 'savings';

/** What a person may say of a refused file so that it can be read. */
export function QuestionForm({ question, ...props }: QuestionProps & { readonly question: QuestionView }) {
  if (question.kind === 'document') return <DocumentQuestion {...props} question={question} />;
  const kinds = [...props.kinds].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const [kind] = kinds;
  return kind === undefined ? null : <ColumnQuestion {...props} kinds={kinds} question={question} first={kind} />;
}
