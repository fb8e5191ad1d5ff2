import { z } from 'zod';
import { writtenShape } from './written';

/** A person's paragraph in one section. */
export const paragraphSchema = z
  .strictObject({
    section: z.string(),
    /** Raw Markdown: whatever shows it as anything but text leaves out raw HTML, images and unsafe links. */
    markdown: z.string(),
    ...writtenShape,
  })
  .readonly();

export type ReportParagraph = z.infer<typeof paragraphSchema>;
