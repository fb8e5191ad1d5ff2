import type { ZodType } from 'zod';
import type { ReportContext } from './context';
import type { SectionOutline } from './outline/outline';

/** What an outline may print beside the section's own contents. */
export type OutlineHead = {
  readonly month: string;
  readonly monthName: string;
  readonly currency: string;
  readonly basis: string;
};

/** One section of the report: what it holds, how it is built, and what it is without its looks. */
export type SectionDefinition<Id extends string, Contents> = {
  readonly id: Id;
  readonly title: string;
  readonly schema: ZodType<Contents>;
  readonly build: (context: ReportContext) => Contents;
  readonly outline: (contents: Contents, head: OutlineHead) => SectionOutline;
};
