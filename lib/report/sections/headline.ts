import type { ReportContext } from '../context';
import { factsOf } from '../headline/facts';
import { headlineSentence } from '../headline/headline-sentence';
import { calendarSentence, whySentence } from '../headline/why';
import { headlineOutline } from '../outline/headline';
import { type HeadlineSection, headlineSchema } from '../schema/headline';
import type { SectionDefinition } from '../section-definition';

/** The month in one sentence: cost against what it was and should be, unit cost, why, and the invoice beside it. */
export const headline = {
  id: 'headline',
  title: 'Headline',
  schema: headlineSchema,
  build: (context: ReportContext): HeadlineSection => ({
    headline: headlineSentence(context),
    calendar: calendarSentence(context),
    why: whySentence(context),
    facts: factsOf(context),
  }),
  outline: headlineOutline,
} as const satisfies SectionDefinition<'headline', HeadlineSection>;
