import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fillGeneratedParts } from './generated-parts';
import { kpiTables } from './kpi-tables';

const path = fileURLToPath(new URL('../../docs/kpis.md', import.meta.url));
const current = readFileSync(path, 'utf8');
const wanted = fillGeneratedParts(current, kpiTables);

if (!process.argv.includes('--check')) writeFileSync(path, wanted);
else if (current !== wanted) {
  console.error('docs/kpis.md is not what the code says. Run `npx tsx scripts/docs/kpis.ts` and commit the result.');
  process.exitCode = 1;
}
