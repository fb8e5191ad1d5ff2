import { listOf, startSentence } from '../format/words';
import { driverWords, kindWords } from '../movers/driver-words';
import { type Driver, type MoverRow, moverDrivers, moverKinds } from '../schema/movers';
import { sentence } from '../sentence';
import { type MoverField, type MoverNote, moverFields } from './words';
import { writtenBy } from './written-by';

/** What is said of a mover: by the data and the mappings, and by a person in their place. */
type Said = Pick<MoverRow, 'driver' | 'owner' | 'comment' | 'proposed' | 'written' | 'writtenText'>;
type Notes = ReadonlyMap<MoverField, MoverNote>;

const withDriver = (proposal: Driver, said: string | undefined): Driver => {
  const id = moverDrivers.find((each) => each === said);
  if (id === undefined || id === proposal.id) return proposal;
  const evidence = sentence`Proposed: ${driverWords(proposal)}. ${proposal.evidence}`;
  return { ...proposal, id, parts: [], evidence };
};

const withKind = (proposal: Driver, said: string | undefined): Driver => {
  const kind = moverKinds.find((each) => each === said);
  if (kind === undefined || kind === proposal.kind) return proposal;
  return { ...proposal, kind, kindRule: `Proposed: ${kindWords[proposal.kind]}. ${proposal.kindRule}` };
};

const writtenOf = (notes: Notes): MoverRow['written'] => {
  const of = (field: MoverField) => {
    const note = notes.get(field);
    return note === undefined ? null : { by: note.by, at: note.at };
  };
  return { driver: of('driver'), kind: of('kind'), owner: of('owner'), comment: of('comment') };
};

/** `Driver and comment by Ana, 7 Feb 2026; owner by Ben, 8 Feb 2026`; null where all is as proposed. */
const writtenTextOf = (notes: Notes): string | null => {
  const known = moverFields.flatMap((field) => notes.get(field) ?? []);
  const writers = [...new Set(known.map(writtenBy))];
  const clauses = writers.map((writer) => {
    const fields = known.filter((note) => writtenBy(note) === writer).map(({ field }) => field);
    return `${listOf(fields)} by ${writer}`;
  });
  return clauses.length === 0 ? null : startSentence(clauses.join('; '));
};

/** A mover with what people said laid over what was proposed, which stays readable beside it. */
export const mergeMoverNotes = (
  proposal: { readonly driver: Driver; readonly owner: string | null },
  given: readonly MoverNote[],
): Said => {
  const notes: Notes = new Map(given.map((note) => [note.field, note]));
  const { id, parts, kind } = proposal.driver;
  return {
    driver: withKind(withDriver(proposal.driver, notes.get('driver')?.value), notes.get('kind')?.value),
    owner: notes.get('owner')?.value ?? proposal.owner,
    comment: notes.get('comment')?.value ?? null,
    proposed: { driver: { id, parts }, kind, owner: proposal.owner },
    written: writtenOf(notes),
    writtenText: writtenTextOf(notes),
  };
};
