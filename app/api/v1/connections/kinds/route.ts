import { kindsView } from '@/lib/jobs/connections-view';
import { readRoute } from '@/lib/observe/route';

/** The kinds of connection and their settings. */
export const GET = readRoute(() => Response.json({ kinds: kindsView() }));
