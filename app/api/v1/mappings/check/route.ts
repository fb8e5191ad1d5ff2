import { tryMappingBody } from '@/lib/api/answers';
import { tryMapping } from '@/lib/ingest/tables/try-mapping';
import { changeRoute, readJson } from '@/lib/observe/route';

/** What a mapping makes of a few rows, before anything is read with it. */
export const POST = changeRoute(async (request) => {
  const { mapping, rows } = await readJson(request, tryMappingBody);
  return Response.json(tryMapping(mapping, rows, new Date().toISOString().slice(0, 10)));
});
