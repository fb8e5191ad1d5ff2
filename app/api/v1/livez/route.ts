import { readRoute } from '@/lib/observe/route';

/** The process answers. */
export const GET = readRoute(() => new Response('ok\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8' } }));
export const dynamic = 'force-dynamic';
