import { expect, test } from 'vitest';
import { valuesIn } from './document-values';

test('a place belongs to what people call it: an account by its name, a note by the KPI around it', () => {
  const part = {
    rows: [{ accountId: '1', name: 'harborline-prod', team: 'Payments' }],
    cards: [{ id: 'APWC', notes: [{ id: 'paid-or-eleven-plus', text: 'Of those who pay.' }] }],
  };
  const of = Object.fromEntries([...valuesIn(part, 'accounts')].map(([id, value]) => [id, value.of]));
  expect(of['accounts.rows.1.team']).toBe('harborline-prod');
  expect(of['accounts.cards.APWC.notes.paid-or-eleven-plus.text']).toBe('APWC');
});
