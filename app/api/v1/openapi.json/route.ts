import { openApiDocument } from '@/lib/api/openapi';
import { readRoute } from '@/lib/observe/route';

/** What this API can do, as an OpenAPI document. */
export const GET = readRoute(() => Response.json(openApiDocument()));
