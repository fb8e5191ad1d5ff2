import 'server-only';
import { importsOfMonth } from '../../db/queries/imports-of-month';
import { measureDefinition } from '../kpis/measures';
import type { ExplainedImport } from './explanation';
import type { MonthView } from './month-view';

const countKinds = ['workspaces-daily', 'workspaces-monthly', 'workspaces-typed', 'entitlements'] as const;

/** The imports that a measure of the month comes from: bills for cost, counts for workspaces, a fleet file or else bills. */
const importsOfMeasure = ({ db, inputs, bills }: MonthView, id: string): readonly ExplainedImport[] => {
  const kind = measureDefinition(id)?.source.kind;
  if (kind === 'cost') return bills;
  const imports = importsOfMonth(db, inputs.month, kind === 'fleet' ? ['fleet'] : countKinds);
  return kind === 'fleet' && imports.length === 0 ? bills : imports;
};

/** The imports that measures of the month come from, each once. */
export const importsOfMeasures = (view: MonthView, ids: readonly string[]): readonly ExplainedImport[] => {
  const imports = ids.flatMap((id) => importsOfMeasure(view, id));
  const byId = new Map(imports.map((each) => [each.importId, each]));
  return [...byId.values()].sort((a, b) => a.importId - b.importId);
};
