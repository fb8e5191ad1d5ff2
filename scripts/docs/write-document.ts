import { readFileSync, writeFileSync } from 'node:fs';
import { fillGeneratedParts } from './generated-parts';

/** Writes the generated tables of a document under docs/; with `--check` it only says whether they are up to date. */
export const writeDocument = (name: string, tables: Readonly<Record<string, string>>): void => {
  const path = `docs/${name}.md`;
  const current = readFileSync(path, 'utf8');
  const wanted = fillGeneratedParts(current, tables);
  if (!process.argv.includes('--check')) writeFileSync(path, wanted);
  else if (current !== wanted) {
    console.error(`${path} is not what the code says. Run \`npm run docs\` and commit the result.`);
    process.exitCode = 1;
  }
};
