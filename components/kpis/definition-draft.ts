import type { Better, KpiDefinition, KpiUnit } from '@/lib/kpis/types';

/** A definition as the form holds it; a list of caveats is text, one a line. */
export type DefinitionDraft = {
  readonly id: string;
  readonly name: string;
  readonly group: KpiDefinition['group'];
  readonly formula: string;
  readonly unit: KpiUnit;
  readonly better: Better;
  readonly description: string;
  readonly numeratorLabel: string;
  readonly denominatorLabel: string;
  readonly caveats: string;
  readonly breaksAtHibernation: boolean;
  /** Empty: from the first month. */
  readonly from: string;
};

/** One recorded version, newest first. */
export type DefinitionVersion = {
  readonly version: number;
  readonly from: string | null;
  readonly formula: string;
  readonly isRetired: boolean;
  /** Null: it comes with the program. */
  readonly by: string | null;
  readonly at: string | null;
};

/** What the editor begins with. */
export type DefinitionView = {
  /** Null: a new KPI. */
  readonly id: string | null;
  readonly start: DefinitionDraft;
  readonly nextVersion: number;
  readonly versions: readonly DefinitionVersion[];
  readonly measures: readonly { readonly id: string; readonly description: string }[];
  /** The codes that KPIs have, in small letters. */
  readonly taken: readonly string[];
  readonly canChange: boolean;
  /** Comes with the program: never retired. */
  readonly isBuiltIn: boolean;
};

/** What is missing or wrong before a draft can be reviewed, in the form's order; the formula is checked by the server. */
export const missingFields = (
  draft: DefinitionDraft,
  { id, taken }: Pick<DefinitionView, 'id' | 'taken'>,
): string[] => {
  const code = draft.id.trim();
  const isCode = /^[A-Za-z][A-Za-z0-9-]{0,19}$/.test(code);
  const texts = [
    ['a name', draft.name],
    ['a description', draft.description],
    ['what the numerator is called', draft.numeratorLabel],
    ['what the denominator is called', draft.denominatorLabel],
  ] as const;
  return [
    ...(isCode ? [] : ['a code of letters and digits such as CPU']),
    ...(id === null && taken.includes(code.toLowerCase()) ? [`another code, ${code} is taken`] : []),
    ...texts.flatMap(([what, text]) => (text.trim() === '' ? [what] : [])),
    ...(draft.from === '' || /^\d{4}-(0[1-9]|1[0-2])$/.test(draft.from) ? [] : ['a month such as 2026-01']),
  ];
};

/** A draft as the record that is made of it. */
export const definitionRecord = (draft: DefinitionDraft, version: number) => {
  const { id, name, description, numeratorLabel, denominatorLabel, caveats, from, ...rest } = draft;
  return {
    kind: 'definition' as const,
    definition: {
      ...rest,
      ...{ id: id.trim(), name: name.trim(), description: description.trim(), version },
      from: from === '' ? null : from,
      numeratorLabel: numeratorLabel.trim(),
      denominatorLabel: denominatorLabel.trim(),
      caveats: caveats.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
    },
  };
};

/** The record from whose month on there is no such KPI: its definition as it is, retired. */
export const retirementRecord = (start: DefinitionDraft, version: number, from: string) => {
  const { kind, definition } = definitionRecord({ ...start, from }, version);
  return { kind, definition: { ...definition, isRetired: true as const } };
};
