import { createServer } from 'node:http';
import next from 'next';
import { holdDocument } from '../lib/paper/held-documents';
import type { PageServerAnswer } from '../lib/paper/page-server';
import type { MonthlyReport } from '../lib/report/monthly-report';
import { freePort } from './server/free-port';
import { createGuardedServer } from './server/guarded-server';
import { listen, serverUrl } from './server/listen-address';

const HOST = '127.0.0.1';
/** The print page and the files that it is made of; whoever else finds the port gets nothing. */
const SERVED = /^\/(reports\/[^/]+\/print\?|_next\/static\/)/;

/** Serves the print page of the one document that the parent sends, until the parent is gone. */
async function servePage(report: MonthlyReport): Promise<void> {
  const port = await freePort();
  const app = next({ dev: false, dir: process.cwd(), hostname: HOST, port, httpServer: createServer() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createGuardedServer({
    port,
    dev: false,
    handle: async (request, response) => {
      if (SERVED.test(request.url ?? '')) return handle(request, response);
      response.writeHead(404).end();
    },
  });
  await listen(server, { host: HOST, port });
  const answer: PageServerAnswer = { address: serverUrl({ host: HOST, port }), token: holdDocument(report) };
  process.send?.(answer);
}

process.on('disconnect', () => process.exit(0));
process.once('message', (report: MonthlyReport) => void servePage(report));
