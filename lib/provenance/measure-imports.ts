import 'server-only';
import { importsOfMonth } from '../../db/queries/imports-of-month';
import { isSelected, measureDefinition } from '../kpis/measures';
import type { CostCell } from '../kpis/types';
import { isOffBill } from '../report/data-notes/walk';
import type { ExplainedImport } from './explanation';
import type { MonthView } from './month-view';

/** What of a month's view tells its imports. */
type Imported = Pick<MonthView, 'db' | 'inputs' | 'context' | 'bills'>;

const countKinds = ['workspaces-daily', 'workspaces-monthly', 'workspaces-typed', 'entitlements'] as const;

/** The imports that cells of cost come from: bills, and vendors' reports where their fees are among the cells. */
export const importsOfCells = ({ db, inputs, bills }: Imported, cells: readonly CostCell[]): ExplainedImport[] => {
  const fees = cells.filter(isOffBill);
  const ofBills = fees.length > 0 && fees.length === cells.length ? [] : bills;
  return [...ofBills, ...(fees.length > 0 ? importsOfMonth(db, inputs.month, ['savings']) : [])];
};

const importsOfMeasure = (view: Imported, id: string): readonly ExplainedImport[] => {
  const { db, inputs, bills, context } = view;
  const source = measureDefinition(id)?.source;
  if (source?.kind === 'cost') {
    const cells = context.cells(inputs.month) ?? [];
    return importsOfCells(
      view,
      cells.filter((cell) => isSelected(source.selection, cell)),
    );
  }
  const imports = importsOfMonth(db, inputs.month, source?.kind === 'fleet' ? ['fleet'] : countKinds);
  return source?.kind === 'fleet' && imports.length === 0 ? bills : imports;
};

/** The imports that measures of the month come from, each once: bills and vendors, counts, a fleet file or else bills. */
export const importsOfMeasures = (view: Imported, ids: readonly string[]): readonly ExplainedImport[] => {
  const imports = ids.flatMap((id) => importsOfMeasure(view, id));
  const byId = new Map(imports.map((each) => [each.importId, each]));
  return [...byId.values()].sort((a, b) => a.importId - b.importId);
};
