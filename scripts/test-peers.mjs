// What other programs say: of the files that the demo's report becomes, and of how servers are talked to.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateOoxml } from './peers/validate-ooxml.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { lastLines, runCommand } from './setup/run-command.mjs';
import { runOrStop, runStep, StopError } from './setup/step.mjs';
import { runVitest } from './setup/verification.mjs';

const tsx = ['--conditions=react-server', '--import', 'tsx'];
const FORMATS = ['pptx', 'xlsx'];
/** The newest month, and the first: months without a predecessor have other gaps. */
const MONTHS = ['2026-01', '2023-02'];

/** @param {string[]} args @param {Record<string, string>} env */
async function run(args, env) {
  const { code, output } = await runCommand(process.execPath, args, { env });
  if (code !== 0) throw new StopError(lastLines(output));
}

/** @param {string} folder @returns {Promise<string[]>} the files */
async function renderDemo(folder) {
  const env = { PERUNIT_DATA: process.env.PERUNIT_DATA ?? join(folder, 'data') };
  await runStep('Loading the demo company', async () => {
    await run([...tsx, 'scripts/load-demo.ts'], env);
    return 'Demo company is there';
  });
  const files = MONTHS.flatMap((month) => FORMATS.map((format) => ({ month, format })));
  for (const { month, format } of files) {
    const file = join(folder, `${month}.${format}`);
    await runStep(`Rendering ${month} as ${format}`, async () => {
      await run(['cli/perunit.mjs', 'report', month, '--demo', '--format', format, '-o', file], env);
      return `${month} as ${format}`;
    });
  }
  return files.map(({ month, format }) => join(folder, `${month}.${format}`));
}

/** @returns {Promise<{ passed: number, failed: number }>} of the files that were validated */
async function validateRenderings() {
  const folder = mkdtempSync(join(tmpdir(), 'perunit-peers-'));
  try {
    const files = await renderDemo(folder);
    const { outcome, text } = await validateOoxml(files);
    console.log(outcome === 'skipped' ? `skipped: ${text}` : text);
    if (outcome === 'skipped') return { passed: 0, failed: 0 };
    return outcome === 'valid' ? { passed: files.length, failed: 0 } : { passed: 0, failed: files.length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runOrStop(async () => {
  await runStep('Installing dependencies', ensureDependencies);
  const files = await validateRenderings();
  const folder = mkdtempSync(join(tmpdir(), 'perunit-peer-notes-'));
  const notes = join(folder, 'notes.txt');
  writeFileSync(notes, '');
  const environment = { PERUNIT_TESTS: 'peers', PERUNIT_KILLS: '50', PERUNIT_PEER_NOTES: notes };
  const servers = await runVitest('servers that others wrote, and kills in the middle of pulls', environment);
  process.stdout.write(readFileSync(notes, 'utf8'));
  rmSync(folder, { recursive: true });
  for (const name of servers.skipped) console.log(`skipped: ${name}`);
  const failed = files.failed + servers.failed;
  console.log(`${files.passed + servers.passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
