import type { ActionRecord, Words } from '../words/words';

const written = { by: 'Ana', at: '2026-02-07T09:12:00.000Z' };

/** An action added in January 2026, unless changed. */
export const sampleAction = (action: number, changes: Partial<ActionRecord> = {}): ActionRecord => ({
  action,
  month: '2026-01',
  text: `Action ${action}`,
  owner: 'Platform',
  dueMonth: '2026-03',
  expectedSaving: '100.50',
  realisedSaving: null,
  currency: 'USD',
  status: 'open',
  outcome: null,
  ...written,
  ...changes,
});

const settled = { month: '2026-01', status: 'done', realisedSaving: '38.25', outcome: 'Resized on 9 Jan' } as const;

/** Three open actions, one of them late; of December's, one done and one dropped. */
export const sampleWords: Words = {
  moverNotes: [
    { mover: '000000000008.other', field: 'driver', value: 'one-off', ...written },
    { mover: '000000000008.other', field: 'comment', value: 'Load test', ...written },
  ],
  actions: [
    sampleAction(1, { month: '2025-12', dueMonth: '2026-01', expectedSaving: '300.50' }),
    sampleAction(2, { month: '2025-12', expectedSaving: '40' }),
    sampleAction(3, { month: '2025-12' }),
    sampleAction(2, { expectedSaving: '40', ...settled }),
    sampleAction(3, { status: 'dropped', outcome: 'The team moves in March anyway' }),
    sampleAction(4, { expectedSaving: '420.50' }),
    sampleAction(5, { expectedSaving: null, dueMonth: null, owner: null }),
  ],
  paragraphs: [{ section: 'movers', markdown: 'The **lab** is switched off.', ...written }],
};
