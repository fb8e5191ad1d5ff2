import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Boundaries, readBoundaries } from './boundaries';

/** A bad import, the file that holds it, and the rule that must catch it. */
const PLANTED: [string, string, string][] = [
  ['lib/money/planted.ts', "import '../kpis/types';", 'values'],
  ['lib/kpis/planted.ts', "import '../../db/planted-database';", 'kpis'],
  ['lib/kpis/planted-io.ts', "import 'node:fs';", 'pure-packages'],
  ['lib/kpis/planted-clock.ts', "import 'react';", 'pure-packages'],
  ['lib/report/planted.ts', "import '../ingest/types';", 'report'],
  ['lib/ingest/planted.ts', "import '../report/inputs';", 'ingest'],
  ['lib/ingest/planted-value.ts', "import '../kpis/measures';", 'ingest-types'],
  ['lib/ingest/planted-query.ts', "import '../../db/queries/planted';", 'ingest'],
  ['lib/ingest/sources/planted-a/map.ts', "import '../planted-b/map';", 'no-sibling-sources'],
  ['lib/report/sections/planted-a.ts', "import './planted-b';", 'no-sibling-sections'],
  ['db/planted.ts', "import '../lib/kpis/measures';", 'db-types'],
  ['db/planted-app.ts', "import '../lib/jobs/planted';", 'db'],
  ['lib/jobs/planted-app.ts', "import '../../components/planted-plain';", 'services'],
  ['components/planted.ts', "import '@/db/planted-database';", 'components'],
  ['components/planted-value.ts', "import '@/lib/kpis/types';", 'components-types'],
  ['app/planted.ts', "import '@/cli/exit-codes';", 'app'],
  ['cli/planted.ts', "import '../components/planted-plain';", 'cli'],
  ['app/planted-driver.ts', "import 'better-sqlite3';", 'database-in-db'],
  ['app/planted-write.ts', "import '@/db/commands/undo-import';", 'signed-months'],
  ['lib/ingest/planted-driver.ts', "import '@duckdb/node-api';", 'duckdb-in-engine'],
  ['components/planted-pull.ts', "import '@/lib/connections/kinds/cost-explorer/cost-explorer';", 'pages-pull-nothing'],
  ['app/(site)/planted-aws.ts', "import '@aws-sdk/client-sts';", 'pages-pull-nothing'],
  ['lib/jobs/planted-aws.ts', "import '@aws-sdk/client-sts';", 'aws-in-connections'],
  ['lib/jobs/planted-test.ts', "import '../../scripts/checks/boundaries';", 'no-tests-in-code'],
  ['app/planted-tool.ts', "import 'fast-check';", 'no-development-packages'],
  ['lib/month/planted-a.ts', "import './planted-b';", 'no-cycles'],
  ['lib/month/planted-nowhere.ts', "import './there-is-no-such-file';", 'no-unresolved'],
];

/** What the bad imports reach, and imports that are allowed. */
const ALLOWED: [string, string][] = [
  ['db/planted-database.ts', "import 'better-sqlite3';"],
  ['db/queries/planted.ts', "import type { Month } from '../../lib/month/month';\nexport type Planted = Month;"],
  ['db/planted-types.ts', "import type { LineKey } from '../lib/kpis/types';\nexport type Planted = LineKey;"],
  ['lib/ingest/sources/planted-b/map.ts', 'export const planted = 1;'],
  ['lib/report/sections/planted-b.ts', 'export const planted = 1;'],
  ['lib/jobs/planted.ts', "import '../ingest/types';\nimport '../kpis/types';"],
  ['lib/month/planted-b.ts', "import './planted-a';"],
  ['components/planted-plain.ts', "import type { LineKey } from '@/lib/kpis/types';\nexport type Planted = LineKey;"],
];

let copy: string;
let boundaries: Boundaries;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'perunit-boundaries-'));
  const root = process.cwd();
  for (const name of [
    'app',
    'cli',
    'components',
    'db',
    'lib',
    'scripts',
    'tsconfig.json',
    '.dependency-cruiser.cjs',
    'package.json',
  ]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [path, text] of [...PLANTED, ...ALLOWED]) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), `${text}\n`);
  }
  boundaries = await readBoundaries(copy);
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test.each(PLANTED)('%s with %s is caught', (path, _text, rule) => {
  expect(boundaries.violations.filter(({ from }) => from === path).map((violation) => violation.rule)).toContain(rule);
});

test.each(ALLOWED.filter(([path]) => path !== 'lib/month/planted-b.ts'))('%s is allowed', (path) => {
  expect(boundaries.violations.filter(({ from }) => from === path)).toEqual([]);
});

test('every file is read', () => {
  expect(boundaries.modules).toBeGreaterThan(PLANTED.length + ALLOWED.length);
});
