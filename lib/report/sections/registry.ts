import { accounts } from './accounts';
import { actions } from './actions';
import { clusters } from './clusters';
import { costTypes } from './cost-types';
import { dataNotes } from './data-notes';
import { environments } from './environments';
import { headline } from './headline';
import { movers } from './movers';
import { projection } from './projection';
import { ruleChecks } from './rule-checks';
import { savings } from './savings';
import { scorecard } from './scorecard';
import { workspaces } from './workspaces';

/** The report's sections, in the order in which every rendering shows them. */
export const sections = [
  headline,
  scorecard,
  movers,
  environments,
  accounts,
  costTypes,
  clusters,
  workspaces,
  savings,
  projection,
  ruleChecks,
  dataNotes,
  actions,
] as const;

type AnySection = (typeof sections)[number];

/** What the document holds for each section. */
export type SectionContents = { readonly [Entry in AnySection as Entry['id']]: ReturnType<Entry['build']> };
export type SectionId = AnySection['id'];
