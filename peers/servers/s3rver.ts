import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/server/free-port';
import { runOrMissing } from './run-or-missing';
import { type S3Peer, startServerProcess } from './server-process';

const folder = fileURLToPath(new URL('../../node_modules/.cache/perunit-peers/s3rver', import.meta.url));
const program = join(folder, 'node_modules', '.bin', 's3rver');
const version = '3.7.1';

/** s3rver from the npm registry, an S3 where PyPI is out of reach; it knows one user, S3RVER, and fails on second pages. Throws PeerMissing. */
export const startS3rver = async (): Promise<S3Peer> => {
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const install = ['install', '--no-audit', '--no-fund', '--prefix', folder, `s3rver@${version}`];
    await runOrMissing('npm', install, 'The npm registry could not be reached');
  }
  const port = await freePort();
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
  const data = mkdtempSync(join(tmpdir(), 'perunit-s3rver-'));
  const where = ['-d', data, '-a', '127.0.0.1', '-p', String(port)];
  const args = [...where, '--allow-mismatched-signatures', '--no-vhost-buckets', '-s'];
  return { ...(await startServerProcess(program, args, { port, answers })), hasPages: false };
};
