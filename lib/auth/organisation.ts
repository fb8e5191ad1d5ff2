import 'server-only';

import { currentOrganisation } from '../../db/current-organisation';
import type { Organisation } from '../../db/data-directory';

const cookieName = 'perunit-organisation';
const yearSeconds = 365 * 86_400;

/** Whose figures a request is about: what its cookie chose, else one's own as soon as there is an import. */
export function organisationOf(headers: Headers): Organisation {
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const chosen = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`));
  return currentOrganisation(chosen?.slice(cookieName.length + 1));
}

/** The header that remembers a choice of organisation. */
export const organisationCookie = (organisation: Organisation): string =>
  `${cookieName}=${organisation}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly`;
