import type { FunctionComponent } from 'react';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { SectionId } from '@/lib/report/sections/registry';
import { AccountsView } from './accounts-view';
import { ActionsView } from './actions-view';
import { ClustersView } from './clusters-view';
import { CostTypesView } from './cost-types-view';
import { DataNotesView } from './data-notes-view';
import { EnvironmentsView } from './environments-view';
import { HeadlineView } from './headline-view';
import { MoversView } from './movers-view';
import { ProjectionView } from './projection-view';
import { RuleChecksView } from './rule-checks-view';
import { SavingsView } from './savings-view';
import { ScorecardView } from './scorecard-view';
import { WorkspacesView } from './workspaces-view';

/** What shows each section; the type asks for one view for every section there is. */
export const sectionViews: Readonly<Record<SectionId, FunctionComponent<{ report: MonthlyReport }>>> = {
  headline: HeadlineView,
  scorecard: ScorecardView,
  movers: MoversView,
  environments: EnvironmentsView,
  accounts: AccountsView,
  'cost-types': CostTypesView,
  clusters: ClustersView,
  workspaces: WorkspacesView,
  savings: SavingsView,
  projection: ProjectionView,
  rules: RuleChecksView,
  'data-notes': DataNotesView,
  actions: ActionsView,
};
