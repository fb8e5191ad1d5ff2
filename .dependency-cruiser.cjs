// Who may import whom: the table in ARCHITECTURE.md as rules. A value import runs code; a type import does not.
const TESTS = '\\.test\\.tsx?$';
const SERVICES =
  '^lib/(jobs|demo|auth|notify|observe|paper|publishing|config|provenance|reconciliation|connections|secrets)/';
// What holds until somebody decides otherwise, and the state that a month's feeds add up to.
const KPI_DEFAULTS = '^lib/kpis/(types|definitions|targets|settings|data-state|classification/starter-rules)\\.ts$';
// The commands that can alter the document of a month.
const NUMBER_COMMANDS =
  '^db/commands/(commit-import|undo-import|choose-feed|save-(invoice-total|workspace-counts|exchange-rate|setting|definition|account-mapping)|apply-config-changes)\\.ts$';
const PURE = '^lib/(money|month|kpis|report|forecast)/';

/** Forbids `from` to import anything of the project but `allowed`, types of `allowedTypes` excepted. */
function only(name, from, allowed, allowedTypes = []) {
  const comment = `may import only ${[...allowed, ...allowedTypes.map((path) => `types of ${path}`)].join(', ')}`;
  const source = { path: from, pathNot: TESTS };
  const project = '^(app|bench|cli|components|db|e2e|lib|scripts)/';
  const rules = [
    {
      name,
      comment,
      severity: 'error',
      from: source,
      to: { path: project, pathNot: [...allowed, ...allowedTypes] },
    },
  ];
  if (allowedTypes.length > 0) {
    rules.push({
      name: `${name}-types`,
      comment,
      severity: 'error',
      from: source,
      to: { path: allowedTypes, pathNot: allowed, dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
}

/**
 * Forbids one member of a family (a file or a folder) to import another: each can be added and removed alone. Parts of a
 * renderer stand in a folder beside it, `pptx-file` for `pptx.ts`: a folder of the same name would be taken for the file.
 */
function noSiblings(name, folder, isFolders = false) {
  const member = isFolders ? `^${folder}/([^/]+)/` : `^${folder}/([^/]+)\\.ts$`;
  return {
    name,
    comment: 'share through the folder above, or through the registry',
    severity: 'error',
    from: { path: member, pathNot: [TESTS, `^${folder}/registry\\.ts$`] },
    to: { path: isFolders ? `^${folder}/[^/]+/` : `^${folder}/`, pathNot: `^${folder}/$1(/|\\.|-file/)` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...only('values', '^lib/(money|month)/', ['^lib/(money|month)/']),
    ...only('kpis', '^lib/kpis/', ['^lib/(money|month|kpis)/']),
    ...only('report', '^lib/(report|forecast)/', ['^lib/(money|month|kpis|report|forecast)/']),
    ...only(
      'ingest',
      '^lib/ingest/',
      [
        '^lib/(money|month|ingest)/',
        '^lib/kpis/types\\.ts$',
        '^db/commands/(stage-import|stage-records|commit-import|discard-import)\\.ts$',
      ],
      ['^lib/kpis/', '^db/(client|record-types)\\.ts$'],
    ),
    ...only(
      'db',
      '^db/',
      ['^lib/(money|month)/', '^db/', '^lib/ingest/unnamed-payer\\.ts$', KPI_DEFAULTS],
      ['^lib/(kpis|report|forecast|ingest|config|reconciliation)/'],
    ),
    ...only('api', '^lib/api/', [
      '^lib/(money|month|kpis|report|ingest|api)/',
      '^lib/config/(config-schema|setting-schemas)\\.ts$',
    ]),
    ...only('services', SERVICES, ['^lib/', '^db/']),
    ...only(
      'components',
      '^components/',
      ['^lib/(money|month)/', '^lib/kpis/format', '^components/'],
      ['^lib/(kpis|report|forecast|config|provenance)/'],
    ),
    ...only('app', '^app/', ['^(lib|db|components|app)/']),
    ...only('cli', '^cli/', ['^(lib|db|cli)/']),
    noSiblings('no-sibling-sources', 'lib/ingest/sources', true),
    noSiblings('no-sibling-connectors', 'lib/connections/kinds', true),
    noSiblings('no-sibling-sections', 'lib/report/sections'),
    noSiblings('no-sibling-renderers', 'lib/report/renderers'),
    {
      name: 'pure-packages',
      comment: 'the meaning of the numbers has no IO, clock, framework or database',
      severity: 'error',
      from: {
        path: PURE,
        pathNot: [TESTS, '^lib/report/(renderers|schema|files)/', '^lib/report/section-definition\\.ts$'],
      },
      to: { dependencyTypes: ['npm', 'core'], pathNot: '(^|/)node_modules/(jsep|date-fns|@date-fns/utc)/' },
    },
    {
      name: 'database-in-db',
      comment: 'db is the only place that knows SQLite',
      severity: 'error',
      from: { path: '^(app|cli|components|lib)/', pathNot: TESTS },
      to: { path: '(^|/)node_modules/(better-sqlite3|drizzle-orm)/' },
    },
    {
      name: 'signed-months',
      comment:
        'what moves numbers goes through lib/publishing/signed-writes or changeConfig, which ask about signed months',
      severity: 'error',
      from: {
        path: '^(app|cli|components|lib)/',
        pathNot: [
          TESTS,
          '/testing/',
          '^lib/demo/',
          '^lib/publishing/signed-writes\\.ts$',
          '^lib/config/apply-config\\.ts$',
        ],
      },
      to: { path: NUMBER_COMMANDS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'duckdb-in-engine',
      comment: 'hostile files are read in the engine’s own process',
      severity: 'error',
      from: { path: '^(app|cli|components|db|lib)/', pathNot: [TESTS, '^lib/ingest/engine/', '^lib/demo/'] },
      to: { path: '(^|/)node_modules/@duckdb/' },
    },
    {
      name: 'pages-pull-nothing',
      comment: 'a page shows what was pulled; requests that cost money are made by jobs alone',
      severity: 'error',
      from: { path: '^(app/\\(site\\)|components)/', pathNot: TESTS },
      to: {
        path: ['^lib/connections/(kinds|aws|exports|http)/', '(^|/)node_modules/@aws-sdk/'],
        // Reads what the last pull left in the database.
        pathNot: '^lib/connections/kinds/provisioner/cluster-names\\.ts$',
      },
    },
    {
      name: 'aws-in-connections',
      comment: 'AWS is asked through connections, which count what is charged',
      severity: 'error',
      from: { path: '^(app|cli|components|db|lib)/', pathNot: [TESTS, '^lib/connections/'] },
      to: { path: '(^|/)node_modules/@aws-sdk/' },
    },
    {
      name: 'no-tests-in-code',
      severity: 'error',
      from: { path: '^(app|cli|components|db|lib)/', pathNot: TESTS },
      to: { path: [TESTS, '^(scripts|bench|e2e)/'] },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^(app|cli|components|db|lib)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.css$', '^\\.next/', '^data/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
