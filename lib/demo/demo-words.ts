import type { ActionFrom } from '../../db/commands/save-action';
import { addMonths, type Month } from '../month/month';
import type { MoverField } from '../report/words/words';
import { organisation } from './organisation';
import { demoMonth } from './timeline';

const lastMonth = demoMonth(organisation.org.months);
const monthBefore = demoMonth(organisation.org.months - 1);

/** Who writes at the demo company, a week after the month. */
export const writtenFor = (month: Month) => ({
  by: 'Mara Lind',
  at: `${addMonths(month, 1)}-07T09:12:00.000Z`,
});

const action = (changes: Partial<ActionFrom> & Pick<ActionFrom, 'month' | 'text'>): ActionFrom => ({
  ...{ owner: null, dueMonth: null, expectedSaving: null, realisedSaving: null },
  ...{ currency: organisation.org.currency, status: 'open', outcome: null },
  ...changes,
});

const resize = action({
  month: monthBefore,
  text: 'Resize the staging database',
  owner: 'SRE team',
  dueMonth: lastMonth,
  expectedSaving: '40',
});

const logs = action({
  month: monthBefore,
  text: 'Move audit logs to a colder storage class',
  owner: 'Platform team',
  dueMonth: lastMonth,
  expectedSaving: '65',
});

/** The demo's actions: for each, how it was in a report and what became of it in a later one. */
export const demoActions: readonly (readonly [ActionFrom, ...ActionFrom[]])[] = [
  [
    resize,
    { ...resize, month: lastMonth, status: 'done', realisedSaving: '38', outcome: 'Two sizes smaller since 9 January' },
  ],
  [logs, { ...logs, month: lastMonth, status: 'dropped', outcome: 'The nightly export reads them all' }],
  [
    action({
      month: monthBefore,
      text: 'Tag the sandbox or delete it',
      owner: 'Platform team',
      dueMonth: lastMonth,
      expectedSaving: '300',
    }),
  ],
  [
    action({
      month: lastMonth,
      text: 'Keep hibernated workspaces for 60 days instead of 90',
      owner: 'Data team',
      dueMonth: addMonths(lastMonth, 2),
      expectedSaving: '420',
    }),
  ],
  [
    action({
      month: lastMonth,
      text: 'Turn CI runners off outside release weeks',
      owner: 'CI team',
      dueMonth: addMonths(lastMonth, 1),
      expectedSaving: '110',
    }),
  ],
];

type MoverWords = { readonly mover: string; readonly values: { readonly [Field in MoverField]?: string } };

/** What the demo's people say about the last month's movers, by account and cost type. */
export const demoMoverNotes: readonly (MoverWords & { readonly month: Month })[] = [
  {
    month: lastMonth,
    mover: '100000000002.RDS',
    values: {
      owner: 'Data team',
      comment: 'Storage and reads grow with paid workspaces; the next size up is due in spring',
    },
  },
];

/** The paragraphs that the demo's people wrote. */
export const demoParagraphs = [
  {
    month: lastMonth,
    section: 'movers',
    markdown:
      'Nothing here needs a decision in February. **RDS** in the shared production account is watched by the data team: beyond 85% of its memory it moves to the next size.',
  },
] as const;
