import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastLines, projectRoot, runCommand } from '../setup/run-command.mjs';

/**
 * What the schemas say of office files. `skipped`: Java or Maven is not here or can't be reached, and why.
 * @typedef {{ outcome: 'valid' | 'invalid' | 'skipped', text: string }} Verdict
 */

const peer = join(projectRoot, 'peers', 'pptx');
const jars = join(projectRoot, 'node_modules', '.cache', 'perunit-peers', 'pptx');

/**
 * Fetches the schemas once, as Apache POI compiled them.
 * @returns {Promise<string | null>} why they can't be had; null when they are there
 */
async function fetchSchemas() {
  if (existsSync(jars)) return null;
  mkdirSync(jars, { recursive: true });
  const pom = join(peer, 'pom.xml');
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`];
  const { code, output } = await runCommand('mvn', ['-q', '-B', '-f', pom, ...goal]);
  if (code === 0) return null;
  rmSync(jars, { recursive: true, force: true });
  return code === 127 ? 'Maven is not installed' : `Maven could not fetch the schemas:\n${lastLines(output, 5)}`;
}

/**
 * Validates every part of PPTX and XLSX files, and of the workbooks in them, against the schemas of ECMA-376.
 * @param {string[]} files
 * @returns {Promise<Verdict>}
 */
export async function validateOoxml(files) {
  if ((await runCommand('java', ['-version'])).code !== 0) return { outcome: 'skipped', text: 'Java is not installed' };
  const problem = await fetchSchemas();
  if (problem !== null) return { outcome: 'skipped', text: problem };
  const quiet = '-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory';
  const classPath = ['-cp', join(jars, '*')];
  const { code, output } = await runCommand('java', [quiet, ...classPath, join(peer, 'ValidateOoxml.java'), ...files]);
  return { outcome: code === 0 ? 'valid' : 'invalid', text: output.trim() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { outcome, text } = await validateOoxml(process.argv.slice(2));
  console.log(outcome === 'skipped' ? `skipped: ${text}` : text);
  process.exitCode = outcome === 'invalid' ? 1 : 0;
}
