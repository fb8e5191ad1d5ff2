import 'server-only';
import { eq, max } from 'drizzle-orm';
import type { Month } from '../../lib/month/month';
import type { ActionContents } from '../../lib/report/words/words';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { actionRemovals, actions } from '../schema';
import { recordedNow, write } from '../write';
import type { WordOptions } from './save-mover-note';

export type ActionFrom = ActionContents & {
  /** The report month from which on the action is so. */
  readonly month: Month;
};

const assertKnown = (db: PerunitDatabase, action: number): void => {
  const known = db.orm.select({ id: actions.id }).from(actions).where(eq(actions.action, action)).limit(1).get();
  if (known !== undefined) return;
  throw new DatabaseError('unknown-record', `There is no action ${action}.`, 'Reload the page to see the actions.');
};

/** Records a new action; returns its number, which its later records share. */
export const addAction = (db: PerunitDatabase, contents: ActionFrom, { by, at = recordedNow() }: WordOptions): number =>
  write(db, { by, action: 'add-action', subject: contents.month, detail: contents }, () => {
    const last =
      db.orm
        .select({ action: max(actions.action) })
        .from(actions)
        .get()?.action ?? 0;
    const action = Number(last) + 1;
    db.orm
      .insert(actions)
      .values({ ...contents, action, by, recordedAt: at })
      .run();
    return action;
  });

/** Records how an action is from a report month on. Throws `unknown-record`. */
export const saveAction = (
  db: PerunitDatabase,
  action: number,
  contents: ActionFrom,
  { by, at = recordedNow() }: WordOptions,
): void => {
  write(db, { by, action: 'save-action', subject: `${contents.month} ${action}`, detail: contents }, () => {
    assertKnown(db, action);
    db.orm
      .insert(actions)
      .values({ ...contents, action, by, recordedAt: at })
      .run();
  });
};

/** Takes an action out of every report that is not published, or brings it back. Throws `unknown-record`. */
export const removeAction = (
  db: PerunitDatabase,
  action: number,
  { isRemoved, by, at = recordedNow() }: WordOptions & { readonly isRemoved: boolean },
): void => {
  write(db, { by, action: isRemoved ? 'remove-action' : 'restore-action', subject: String(action) }, () => {
    assertKnown(db, action);
    db.orm.insert(actionRemovals).values({ action, isRemoved, by, recordedAt: at }).run();
  });
};
