import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import next from 'next';
import { type DataLock, lockDataFolder } from './server/data-lock';
import { drainServer } from './server/drain';
import { createGuardedServer } from './server/guarded-server';
import { describeListenError, listen, readListenAddress, serverUrl } from './server/listen-address';

const DRAIN_LIMIT_MS = 20_000;

/** Serves the app until a signal comes; prints one line once it answers. */
async function serve(dev: boolean): Promise<void> {
  const startedAt = performance.now();
  const address = readListenAddress({ HOST: process.env['HOST'], PORT: process.env['PORT'] });
  if ('problem' in address) return fail(address.problem);
  const lock = lockDataFolder(resolve(process.env['PERUNIT_DATA'] || 'data'), serverUrl(address));
  if ('problem' in lock) return fail(lock.problem);
  // Next adds its websocket listener to the server that it is given; this one never listens, so that every
  // upgrade passes the guard first.
  const upgrades = createServer();
  const app = next({ dev, dir: process.cwd(), hostname: address.host, port: address.port, httpServer: upgrades });
  await app.prepare();
  const server = createGuardedServer({
    port: address.port,
    dev,
    handle: app.getRequestHandler(),
    ...(dev && { upgrade: (request, socket, head) => void upgrades.emit('upgrade', request, socket, head) }),
  });
  try {
    await listen(server, address);
  } catch (error) {
    return fail(describeListenError(error as NodeJS.ErrnoException, address));
  }
  endOnSignal(server, lock, dev ? 0 : DRAIN_LIMIT_MS);
  console.log(`Serving ${serverUrl(address)} (ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** The first signal lets answers and uploads under way end; a second one does not wait. */
function endOnSignal(server: Server, lock: DataLock, limitMs: number): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    drainServer(server, limitMs).then(() => {
      lock.release();
      process.exit(0);
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function fail(text: string): never {
  console.error(`perunit: ${text}`);
  process.exit(1);
}

await serve(process.env['NODE_ENV'] !== 'production');
