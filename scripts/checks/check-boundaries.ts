import { readBoundaries } from './boundaries';

const { modules, violations } = await readBoundaries(process.cwd());
for (const { from, to, rule } of violations) console.error(`${rule}: ${from} → ${to}`);
if (modules === 0) console.error('No module was read: the check proves nothing.');
console.log(`${modules} modules read, ${violations.length} imports that ARCHITECTURE.md forbids`);
if (modules === 0 || violations.length > 0) process.exit(1);
