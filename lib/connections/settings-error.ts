import { ConnectionError } from './connection-error';

/** What is wrong with one field, by its key; an empty key is the whole. */
export type FieldProblem = { readonly key: string; readonly text: string };

/** Settings that can't be taken, field by field. */
export class SettingsError extends ConnectionError {
  constructor(readonly fields: readonly FieldProblem[]) {
    const text = fields.map(({ key, text: said }) => `${key === '' ? '' : `${key}: `}${said}`).join('; ');
    super('settings-invalid', text, 'Correct the fields named, then try again.');
  }
}
