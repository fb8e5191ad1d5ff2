import { saveParagraph } from '@/db/commands/save-paragraph';
import { paragraphBody, sectionSchema } from '@/lib/api/words';
import { ownDatabaseOnScreen } from '@/lib/auth/own-database';
import { personOf } from '@/lib/auth/person';
import { writeRoute } from '@/lib/jobs/write-route';
import { readJson } from '@/lib/observe/route';
import { monthParameter } from '@/lib/observe/row-id';

/** A person's paragraph in one section of the month's report; null takes it out. */
export const PUT = writeRoute<{ month: string; section: string }>(async (request, params) => {
  const month = monthParameter(params.month);
  const section = sectionSchema.parse(params.section);
  const { markdown } = await readJson(request, paragraphBody);
  const by = personOf(request.headers);
  saveParagraph(ownDatabaseOnScreen(request.headers), { month, section, markdown }, { by });
  return new Response(null, { status: 204 });
});
