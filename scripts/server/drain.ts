import type { Server } from 'node:http';

/**
 * Stops a server without cutting off what is under way: no new connections, answers in flight may end,
 * and after `limitMs` milliseconds whatever is left is closed.
 */
export async function drainServer(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // A kept-alive connection turns idle when its answer ends; without this it would hold the exit for seconds.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}
