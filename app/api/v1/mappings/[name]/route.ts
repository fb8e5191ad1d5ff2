import { organisationDatabase } from '@/db/client';
import { removeVendorMapping, saveVendorMapping } from '@/db/commands/save-vendor-mapping';
import { saveMappingBody } from '@/lib/api/mappings';
import { personOf } from '@/lib/auth/person';
import { headerSignature } from '@/lib/ingest/tables/raw-table';
import { mappingNameSchema } from '@/lib/ingest/tables/table-mapping';
import { writeRoute } from '@/lib/jobs/write-route';
import { ProblemError } from '@/lib/observe/problems';
import { readJson } from '@/lib/observe/route';

const nameOf = (text: string): string => {
  const name = mappingNameSchema.safeParse(decodeURIComponent(text));
  if (!name.success) throw new ProblemError('bad-request', 'A mapping’s name has 1 to 80 letters.');
  return name.data;
};

/** Remembers how tables with a header are read; the one of the same name before it is forgotten. */
export const PUT = writeRoute<{ name: string }>(async (request, params) => {
  const { header, mapping } = await readJson(request, saveMappingBody);
  const named = { name: nameOf(params.name), signature: headerSignature(header), mapping };
  saveVendorMapping(organisationDatabase('own'), named, { by: personOf(request.headers) });
  return new Response(null, { status: 204 });
});

/** Forgets a mapping; what was imported by it stays. */
export const DELETE = writeRoute<{ name: string }>(async (request, params) => {
  const name = nameOf(params.name);
  const by = personOf(request.headers);
  if (!removeVendorMapping(organisationDatabase('own'), name, { by }))
    throw new ProblemError('not-found', `There is no mapping “${name}”.`);
  return new Response(null, { status: 204 });
});
