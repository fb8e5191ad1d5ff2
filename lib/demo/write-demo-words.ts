import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { addAction, saveAction } from '../../db/commands/save-action';
import { saveMoverNote } from '../../db/commands/save-mover-note';
import { saveParagraph } from '../../db/commands/save-paragraph';
import { wordsFor } from '../../db/queries/words-of-people';
import { demoActions, demoMoverNotes, demoParagraphs, writtenFor } from './demo-words';
import { organisation } from './organisation';
import { demoMonth } from './timeline';

/** Writes what the demo's people say, once; returns how much it wrote. */
export const writeDemoWords = (db: PerunitDatabase): number => {
  if (wordsFor(db, demoMonth(organisation.org.months)).actions.length > 0) return 0;
  for (const [first, ...later] of demoActions) {
    const number = addAction(db, first, writtenFor(first.month));
    for (const next of later) saveAction(db, number, next, writtenFor(next.month));
  }
  for (const note of demoMoverNotes) saveMoverNote(db, note, writtenFor(note.month));
  for (const paragraph of demoParagraphs) saveParagraph(db, paragraph, writtenFor(paragraph.month));
  return demoActions.length + demoMoverNotes.length + demoParagraphs.length;
};
