const OLDEST = [20, 19];

/**
 * Says in one sentence why this Node can't run Perunit and what to do; null when it can.
 * @param {string} version as in process.version, e.g. `v20.19.0`
 * @returns {string | null}
 */
export function findNodeProblem(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null;
  return `Node ${version.replace(/^v/, '')} is too old: version ${OLDEST.join('.')} or later is needed. Install a current one from https://nodejs.org, or with a version manager: nvm install 24.`;
}
