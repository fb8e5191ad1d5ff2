import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/server/free-port';
import { runOrMissing } from './run-or-missing';
import { type PeerServer, startServerProcess } from './server-process';

const folder = fileURLToPath(new URL('../../node_modules/.cache/perunit-peers/prometheus', import.meta.url));
const programs = join(folder, 'usr', 'bin');
const cannotDownload = 'Debian’s package of Prometheus could not be downloaded';

/** Downloads Debian’s package into the cache and unpacks it there: nothing is installed. */
const fetchPackage = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const download = () => runOrMissing('apt-get', ['download', 'prometheus'], cannotDownload, folder);
  await download().catch(async () => {
    await runOrMissing('apt-get', ['update'], cannotDownload);
    await download();
  });
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.deb'));
  await runOrMissing('dpkg', ['-x', join(folder, file), folder], 'The package could not be unpacked');
};

const programsOfPrometheus = async (): Promise<string> => {
  if (!existsSync(join(programs, 'prometheus'))) {
    rmSync(folder, { recursive: true, force: true });
    await fetchPackage();
  }
  return programs;
};

/** Prometheus with the past that a text in OpenMetrics tells, each value at its second. Throws PeerMissing. */
export const startPrometheus = async (openMetrics: string): Promise<PeerServer> => {
  const from = await programsOfPrometheus();
  const home = mkdtempSync(join(tmpdir(), 'perunit-prometheus-'));
  const [metrics, data, configuration] = ['metrics.txt', 'data', 'prometheus.yml'].map((name) => join(home, name));
  writeFileSync(String(metrics), openMetrics);
  writeFileSync(String(configuration), 'scrape_configs: []\n');
  const backfill = ['tsdb', 'create-blocks-from', 'openmetrics', String(metrics), String(data)];
  await runOrMissing(join(from, 'promtool'), backfill, 'promtool could not write the past');
  const port = await freePort();
  const where = [`--config.file=${configuration}`, `--storage.tsdb.path=${data}`];
  // A past of years is what the tests are about.
  const args = [...where, '--storage.tsdb.retention.time=100y', `--web.listen-address=127.0.0.1:${port}`];
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  return startServerProcess(join(from, 'prometheus'), args, { port, answers });
};
