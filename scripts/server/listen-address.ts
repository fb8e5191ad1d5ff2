import type { Server } from 'node:net';

/** Where the server listens, read from HOST and PORT. */
export type ListenAddress = { readonly host: string; readonly port: number };

export type ListenProblem = { readonly problem: string };

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'];

/**
 * Reads HOST and PORT. Anything but loopback is refused: whoever reaches the port sees every figure
 * and may change it, until there is access control.
 */
export function readListenAddress(env: {
  HOST?: string | undefined;
  PORT?: string | undefined;
}): ListenAddress | ListenProblem {
  const host = (env.HOST?.trim() || '127.0.0.1').replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (!LOOPBACK_HOSTS.includes(host)) {
    return {
      problem:
        `HOST=${host} is refused: Perunit has no sign-in yet, so it listens on this machine only ` +
        `(127.0.0.1, ::1 or localhost). Leave HOST unset; from another machine use a tunnel: ` +
        `ssh -L 3000:127.0.0.1:3000 <this machine>.`,
    };
  }
  const text = env.PORT?.trim() || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    return { problem: `PORT=${text} is not a port. Choose a whole number from 1 to 65535, e.g. PORT=3001 npm start.` };
  }
  return { host, port };
}

/** The values of a Host header that mean this server. */
export function acceptedHosts(port: number): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return new Set(
    port === 80 ? [...names, ...names.map((name) => `${name}:80`)] : names.map((name) => `${name}:${port}`),
  );
}

/** The address to show to people and to open in a browser. */
export function serverUrl({ host, port }: ListenAddress): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Resolves once the server listens; rejects with Node's own error (describeListenError explains it). */
export function listen(server: Server, { host, port }: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** What to tell somebody when listening failed, with the way out. */
export function describeListenError(error: NodeJS.ErrnoException, { host, port }: ListenAddress): string {
  if (error.code === 'EADDRINUSE') {
    return (
      `Port ${port} on ${host} is in use, perhaps by another Perunit. ` +
      `Stop that program, or choose another port: PORT=${port === 65_535 ? 3001 : port + 1} npm start.`
    );
  }
  if (error.code === 'EACCES') {
    return `Port ${port} needs rights that this account does not have. Choose one above 1023, e.g. PORT=3001 npm start.`;
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return `${host} is not an address of this machine. Leave HOST unset to listen on 127.0.0.1.`;
  }
  return `Listening on ${host}:${port} failed: ${error.message}.`;
}
