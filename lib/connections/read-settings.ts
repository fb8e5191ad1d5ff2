import 'server-only';
import { secretReference } from '../secrets/read-secret';
import type { ConnectionField } from './connector';
import { connectorOf } from './registry';
import { type FieldProblem, SettingsError } from './settings-error';

type Values = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands under a dotted key, written flat (`aws.region`) or nested. */
const valueAt = (values: Values, key: string): unknown => {
  if (Object.hasOwn(values, key)) return values[key];
  const [first = '', ...rest] = key.split('.');
  const inner = values[first];
  return rest.length > 0 && isRecord(inner) ? valueAt(inner, rest.join('.')) : undefined;
};

const lines = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const pairOf = (line: string): readonly [string, string] => {
  const at = line.search(/[=:]/);
  return at === -1 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};

const switches: Readonly<Record<string, boolean>> = {
  true: true,
  on: true,
  yes: true,
  false: false,
  off: false,
  no: false,
};

/** What a person typed into a field, as the type that settings have. */
const typed = (text: string, type: ConnectionField['type']): unknown => {
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === 'switch') return switches[text.toLowerCase()] ?? text;
  if (type === 'list') return lines(text, /[,\n]/);
  if (type === 'pairs') return Object.fromEntries(lines(text, /\n|,(?=[^,=]+=)/).map(pairOf));
  return text;
};

const put = (settings: Values, [first = '', ...rest]: readonly string[], value: unknown): Values => {
  if (rest.length === 0) return { ...settings, [first]: value };
  const inner = settings[first];
  return { ...settings, [first]: put(isRecord(inner) ? inner : {}, rest, value) };
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A secret itself must not come near the database, nor into a message. */
const secretProblems = (fields: readonly ConnectionField[], values: Values): FieldProblem[] =>
  fields
    .filter(({ type, key }) => type === 'secret' && !isEmpty(valueAt(values, key)))
    .filter(({ key }) => !secretReference.test(String(valueAt(values, key)).trim()))
    .map(({ key }) => ({ key, text: 'names where the secret is: env:NAME or file:/path, never the secret itself' }));

const unknownKeys = (fields: readonly ConnectionField[], values: Values): FieldProblem[] => {
  const known = new Set(fields.flatMap(({ key }) => [key, key.split('.')[0] ?? '']));
  return Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key) => ({ key, text: `is no setting; there are ${fields.map((field) => field.key).join(', ')}` }));
};

/**
 * The settings of a connection from what was typed into its fields, or from settings as JSON: only what the kind's
 * fields name, empty ones left out. Throws SettingsError.
 */
export const readSettings = (kind: string, values: Values): Values => {
  const { fields, settings: schema } = connectorOf(kind);
  const refused = [...secretProblems(fields, values), ...unknownKeys(fields, values)];
  if (refused.length > 0) throw new SettingsError(refused);
  let settings: Values = {};
  for (const { key, type } of fields) {
    const value = valueAt(values, key);
    if (isEmpty(value)) continue;
    settings = put(settings, key.split('.'), typeof value === 'string' ? typed(value.trim(), type) : value);
  }
  const checked = schema.safeParse(settings);
  if (checked.success) return settings;
  throw new SettingsError(checked.error.issues.map(({ path, message }) => ({ key: path.join('.'), text: message })));
};

const shown = (value: unknown, type: ConnectionField['type']): string => {
  if (isEmpty(value)) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (type === 'pairs' && isRecord(value)) {
    return Object.entries(value)
      .map(([key, one]) => `${key}=${String(one)}`)
      .join('\n');
  }
  return String(value);
};

/** A connection's settings as the texts that its fields show. */
export const fieldValues = (fields: readonly ConnectionField[], settings: unknown): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ key, type }) => [key, shown(isRecord(settings) ? valueAt(settings, key) : undefined, type)]),
  );
