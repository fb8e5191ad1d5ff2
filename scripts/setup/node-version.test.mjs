import { expect, test } from 'vitest';
import { findNodeProblem } from './node-version.mjs';

test.each(['v20.19.0', 'v20.20.2', 'v21.0.0', 'v24.1.0', 'v100.0.0'])('Node %s is new enough', (version) => {
  expect(findNodeProblem(version)).toBeNull();
});

test.each(['v20.18.3', 'v18.20.0', 'v8.0.0'])('Node %s is too old, and the way out is named', (version) => {
  expect(findNodeProblem(version)).toContain(`${version.slice(1)} is too old`);
  expect(findNodeProblem(version)).toContain('https://nodejs.org');
});
