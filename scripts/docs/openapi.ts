import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '../../lib/api/openapi';

const path = 'docs/openapi.json';
const wanted = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
const current = existsSync(path) ? readFileSync(path, 'utf8') : '';

if (!process.argv.includes('--check')) writeFileSync(path, wanted);
else if (current !== wanted) {
  console.error(`${path} is not what the code says. Run \`npm run docs\` and commit the result.`);
  process.exitCode = 1;
}
