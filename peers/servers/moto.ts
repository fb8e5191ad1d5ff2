import { join } from 'node:path';
import { freePort } from '../../scripts/server/free-port';
import { pythonPrograms } from './python-programs';
import { type S3Peer, startServerProcess } from './server-process';

/** moto’s server: S3, STS and Cost Explorer as somebody else understands AWS. Throws PeerMissing. */
export const startMoto = async (): Promise<S3Peer> => {
  const programs = pythonPrograms();
  const port = await freePort();
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/moto-api/data.json`).then(
      ({ ok }) => ok,
      () => false,
    );
  const args = ['-H', '127.0.0.1', '-p', String(port)];
  const server = await startServerProcess(join(programs, 'moto_server'), args, { port, answers });
  return { ...server, hasPages: true };
};
