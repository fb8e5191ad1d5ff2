import { useState } from 'react';
import { guessFormat } from '../likely-number-format';
import type { NumberFormatId, TemplateView } from '../view-types';
import { guessColumns } from './guess-columns';
import type { MappingDraft } from './question-types';
import type { SheetLook } from './question-view';

const headerOf = ({ rows }: SheetLook, line: number): readonly string[] =>
  rows.find((row) => row.line === line)?.cells ?? [];

const namesOf = (kind: TemplateView): string[] => [...kind.required, ...kind.optional];

const without = (record: Readonly<Record<string, string>>, key: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

const withValue = (record: Readonly<Record<string, string>>, key: string, value: string): Record<string, string> =>
  value === '' ? without(record, key) : { ...record, [key]: value };

const cellsBelow = ({ rows }: SheetLook, line: number): readonly string[] =>
  rows.filter((row) => row.line > line).flatMap(({ cells }) => cells);

type Place = { readonly kind: TemplateView; readonly table: SheetLook; readonly headerLine: number };

/** What a person has said of a file so far; another sheet, header line or kind begins with a new guess. */
export function useMappingDraft(start: Place) {
  const guess = ({ kind, table, headerLine }: Place) => guessColumns(headerOf(table, headerLine), namesOf(kind));
  const [place, setPlace] = useState(start);
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(() => guess(start));
  const [constants, setConstants] = useState<Readonly<Record<string, string>>>({});
  const [numberFormat, setNumberFormat] = useState<NumberFormatId>(() =>
    guessFormat(cellsBelow(start.table, start.headerLine)),
  );
  const taken = new Set(Object.values(columns));
  const open = new Set(namesOf(place.kind).filter((name) => !taken.has(name)));
  const mapping: MappingDraft = {
    ...{ kind: place.kind.id, sheet: place.table.sheet, headerLine: place.headerLine, columns, numberFormat },
    constants: Object.fromEntries(Object.entries(constants).filter(([name]) => open.has(name))),
  };
  return {
    ...{ ...place, columns, constants, numberFormat, mapping, setNumberFormat },
    header: headerOf(place.table, place.headerLine),
    move: (to: Partial<Place>) => {
      const next = { ...place, ...to };
      setPlace(next);
      setColumns(guess(next));
      if (to.kind === undefined) setNumberFormat(guessFormat(cellsBelow(next.table, next.headerLine)));
    },
    chooseColumn: (theirs: string, ours: string) => setColumns(withValue(columns, theirs, ours)),
    fixValue: (ours: string, value: string) => setConstants(withValue(constants, ours, value)),
  };
}
