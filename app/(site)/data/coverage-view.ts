import { formatName } from '@/components/data/format-names';
import type { CoverageState, CoverageView } from '@/components/data/view-types';
import type { Coverage, CoverageCell, CoverageSource } from '@/db/queries/coverage';

const counts = 'Workspace counts';

type Group = { readonly id: string; readonly name: string; readonly sources: CoverageSource[] };

/** Sources by month, counts of all kinds in one row; `shown` keeps the newest months only, null keeps all. */
export function coverageView({ months, sources }: Coverage, shown: number | null): CoverageView {
  const from = shown === null ? 0 : Math.max(0, months.length - shown);
  const groups = new Map<string, Group>();
  for (const name of months.length === 0 ? [] : [counts]) groups.set(name, { id: name, name, sources: [] });
  for (const source of sources) {
    const name = nameOf(source);
    // By feed and not by name: shortened names of two payers may be the same.
    const key = source.kind === 'bill' ? source.feed : name;
    const group = groups.get(key) ?? { id: key, name, sources: [] };
    group.sources.push(source);
    groups.set(key, group);
  }
  const rows = [...groups.values()].sort((a, b) => rank(a) - rank(b));
  return {
    months: months.slice(from),
    hiddenMonths: from,
    sources: rows.map((group) => ({
      id: group.id,
      name: group.name,
      cells: cellsOf(group, months.length).slice(from),
    })),
  };
}

const isBill = ({ sources }: Group): boolean => sources.some(({ kind }) => kind === 'bill');
const rank = (group: Group): number => (isBill(group) ? 0 : group.name === counts ? 1 : 2);

/** Bills by format and payer, `FOCUS 1.2 of 1111`; counts of workspaces together; the rest by kind. */
export function nameOf({ feed, kind }: Pick<CoverageSource, 'feed' | 'kind'>): string {
  if (kind === 'bill') {
    const [format = '', payer = ''] = feed.split(/:(.*)/s);
    return `${formatName(format)}${payer === '' ? '' : ` of ${shortPayer(payer)}`}`;
  }
  return kind.startsWith('workspaces') ? counts : formatName(kind);
}

const longestPayer = 14;

/** Some providers' payer ids are paths of a hundred characters; their ends differ. */
const shortPayer = (payer: string): string =>
  payer.length > longestPayer ? `…${payer.slice(1 - longestPayer)}` : payer;

function cellsOf({ name, sources }: Group, count: number): CoverageState[] {
  const cells = Array.from({ length: count }, (_, index) =>
    bestOf(sources.map((source) => source.cells[index]).filter((cell) => cell !== undefined)),
  );
  // Without counts a month has no unit costs, so they are missed from the first month on.
  const first = name === counts ? 0 : cells.findIndex((state) => state !== 'missing');
  // What another source never had before its first month is not missing; what it stopped bringing is.
  return cells.map((state, index) => (state === 'missing' && index < first ? 'none' : state));
}

function bestOf(cells: readonly CoverageCell[]): CoverageState {
  const there = cells.filter(({ state }) => state !== 'missing');
  const [best] = there.filter(({ isRead }) => isRead);
  if (best !== undefined) return best.state;
  return there.length > 0 ? 'unread' : 'missing';
}
