import type { FieldView } from './view-types';

type Values = Readonly<Record<string, string>>;

/** The fields that are asked for, given what others hold. */
export const shownFields = (fields: readonly FieldView[], values: Values): readonly FieldView[] =>
  fields.filter(({ shownWith }) => shownWith === undefined || values[shownWith.key] === shownWith.value);

/** What to send: the fields that are asked for and filled; an empty one is as usual. */
export const filledValues = (fields: readonly FieldView[], values: Values): Record<string, string> =>
  Object.fromEntries(
    shownFields(fields, values)
      .map(({ key }) => [key, values[key] ?? ''] as const)
      .filter(([, value]) => value.trim() !== ''),
  );
