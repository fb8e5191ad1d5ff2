import type { MonthlyReport } from '../monthly-report';
import { type OutlinedSection, reportOutline } from '../outline/report-outline';
import type { SectionContents, SectionId } from '../sections/registry';
import { accountsSlides } from './accounts-slide';
import { actionsSlides } from './actions-slide';
import { clustersSlides } from './clusters-slide';
import { costTypesSlides } from './cost-types-slide';
import { dataNotesSlides } from './data-notes-slide';
import { environmentsSlides } from './environments-slide';
import { moversSlides } from './movers-slide';
import { outlineSlides } from './outline-slide';
import { projectionSlides } from './projection-slide';
import { footerWords, reportTitle } from './report-words';
import { ruleChecksSlides } from './rule-checks-slide';
import { savingsSlides } from './savings-slide';
import { scorecardSlides } from './scorecard-slides';
import type { SectionInput } from './section-slides';
import type { Deck, Slide } from './slide';
import { titleSlide } from './title-slide';
import { workspacesSlides } from './workspaces-slide';

type SlideBuilders = {
  readonly [Id in SectionId]?: (input: SectionInput<SectionContents[Id]>) => Slide[];
};

const builders: SlideBuilders = {
  headline: titleSlide,
  scorecard: scorecardSlides,
  movers: moversSlides,
  environments: environmentsSlides,
  accounts: accountsSlides,
  'cost-types': costTypesSlides,
  clusters: clustersSlides,
  workspaces: workspacesSlides,
  savings: savingsSlides,
  projection: projectionSlides,
  rules: ruleChecksSlides,
  'data-notes': dataNotesSlides,
  actions: actionsSlides,
};

const slidesOf = <Id extends SectionId>(
  report: MonthlyReport,
  section: OutlinedSection & { readonly id: Id },
): Slide[] => {
  const build: SlideBuilders[Id] = builders[section.id];
  const input = { report, section, outline: section.outline, contents: report.sections[section.id] };
  return build === undefined ? outlineSlides(input) : build(input);
};

/** A report as slides, in the order of its sections: pure, the same document gives the same slides. */
export const reportDeck = (report: MonthlyReport): Deck => ({
  title: `${reportTitle(report)}, ${report.monthName}`,
  organisation: report.organisation.name,
  footer: footerWords(report),
  created: report.asOf,
  slides: reportOutline(report).flatMap((section) => slidesOf(report, section)),
});
