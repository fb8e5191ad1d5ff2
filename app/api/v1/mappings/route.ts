import { organisationDatabase } from '@/db/client';
import { vendorMappingsIn } from '@/db/queries/vendor-mappings';
import { readRoute } from '@/lib/observe/route';

/** The remembered ways of reading other people's tables, newest first. */
export const GET = readRoute(() => {
  // Uploads are always one's own, whatever is on screen, and so is how they are read.
  const mappings = vendorMappingsIn(organisationDatabase('own')).map(({ signature, ...mapping }) => ({
    ...mapping,
    header: JSON.parse(signature),
  }));
  return Response.json({ mappings });
});
