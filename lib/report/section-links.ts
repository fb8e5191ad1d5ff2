import { sections } from './sections/registry';

/** The sections with a heading of their own, for the list in the navigation. */
export const sectionLinks: readonly { readonly id: string; readonly title: string }[] = sections
  .filter(({ id }) => id !== 'headline')
  .map(({ id, title }) => ({ id, title }));
