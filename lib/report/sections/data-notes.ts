import { isZero } from '../../money/rational';
import type { ReportContext } from '../context';
import { currencyNote } from '../currency/currency-note';
import { definitionNote, mappingNote } from '../data-notes/change-notes';
import { tagNote, unmappedNote, unusedNote } from '../data-notes/coverage-notes';
import { reconciliationNote } from '../data-notes/reconciliation-note';
import { notesOnState } from '../data-notes/state-notes';
import { walkOf } from '../data-notes/walk';
import { dataNotesOutline } from '../outline/data-notes';
import { type DataNotesSection, dataNotesSchema } from '../schema/data-notes';
import type { SectionDefinition } from '../section-definition';
import { type Sentence, sentence } from '../sentence';

const findingOf = (context: ReportContext): Sentence => {
  const state = context.state?.data ?? 'open';
  const name = { open: 'Open', provisional: 'Provisional', final: 'Final' }[state];
  const unmapped = context.measure('cost.unmapped', context.month)?.value ?? null;
  const [residual] = reconciliationNote(context).text.figures;
  const left = residual === undefined ? null : sentence`, ${residual} from the invoice`;
  const mapped = unmapped === null ? '' : isZero(unmapped) ? ', with nothing unmapped' : ', with unmapped cost';
  const rejected = (context.state?.rejectedRows ?? 0) > 0 ? ', with rows left out' : '';
  return sentence`${name}${left}${mapped}${rejected}`;
};

const build = (context: ReportContext): DataNotesSection => ({
  finding: findingOf(context),
  walk: walkOf(context),
  notes: [
    ...notesOnState(context),
    ...currencyNote(context),
    reconciliationNote(context),
    unmappedNote(context),
    ...tagNote(context),
    ...unusedNote(context),
    definitionNote(context),
    mappingNote(context),
  ],
});

/** How complete the month is, what is in its cost, and the walk from that to the bill. */
export const dataNotes = {
  id: 'data-notes',
  title: 'Data notes',
  schema: dataNotesSchema,
  build,
  outline: dataNotesOutline,
} as const satisfies SectionDefinition<'data-notes', DataNotesSection>;
