import type { DefinitionDraft, DefinitionView } from '@/components/kpis/definition-draft';
import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { definitionsFor } from '@/db/queries/definitions-for';
import { definitionRecord } from '@/db/queries/records-in-force';
import { reportMonths } from '@/db/queries/report-months';
import { builtInDefinitions } from '@/lib/kpis/definitions';
import { definitionsInForce } from '@/lib/kpis/in-force';
import { measureDefinitions } from '@/lib/kpis/measures';
import type { KpiDefinition } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';

const emptyDraft: DefinitionDraft = {
  ...{ id: '', name: '', group: 'custom', formula: 'cost.total / workspaces.active', unit: 'money-per-workspace' },
  ...{ better: 'lower', description: '', numeratorLabel: '', denominatorLabel: '', caveats: '' },
  ...{ breaksAtHibernation: false, from: '' },
};

const draftOf = (definition: KpiDefinition, from: Month): DefinitionDraft => {
  const { version: _version, validFrom: _validFrom, isRetired: _isRetired, caveats, ...rest } = definition;
  return { ...rest, caveats: caveats.join('\n'), from };
};

/** What the editor of a KPI’s definition begins with, of a new one for null; null when there is no such KPI. */
export const loadDefinition = (cookie: string | undefined, id: string | null): DefinitionView | null => {
  const db = organisationDatabase(currentOrganisation(cookie));
  const all = definitionsFor(db);
  const month = reportMonths(db).at(-1) ?? new Date().toISOString().slice(0, 7);
  const own = all.filter((one) => one.id.toLowerCase() === id?.toLowerCase()).sort((a, b) => b.version - a.version);
  const [newest] = definitionsInForce(own, month).concat(own);
  if (id !== null && newest === undefined) return null;
  return {
    id: newest?.id ?? null,
    start: newest === undefined ? emptyDraft : draftOf(newest, month),
    nextVersion: (own[0]?.version ?? 0) + 1,
    versions: own.map(({ id: kpiId, version, validFrom, formula, isRetired = false }) => {
      const record = definitionRecord(db, kpiId, version);
      return { version, from: validFrom, formula, isRetired, by: record?.by ?? null, at: record?.at ?? null };
    }),
    measures: measureDefinitions.map(({ id: measure, description }) => ({ id: measure, description })),
    taken: [...new Set(all.map((one) => one.id.toLowerCase()))],
    canChange: db.organisation === 'own',
    isBuiltIn: builtInDefinitions.some((built) => built.id === newest?.id),
  };
};
