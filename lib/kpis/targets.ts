import type { Target } from './types';

/** The targets that hold until an organisation sets its own; P-4's threshold is a target of the rule `P-4`. */
export const defaultTargets: readonly Target[] = [
  { kpiId: 'DM', validFrom: null, kind: 'threshold', operator: '<', fail: '0.2', warn: null },
  { kpiId: 'APWC', validFrom: null, kind: 'trend', operator: 'falls', fail: null, warn: null },
  { kpiId: 'WB', validFrom: null, kind: 'trend', operator: 'rises', fail: null, warn: null },
  { kpiId: 'P-4', validFrom: null, kind: 'threshold', operator: '<=', fail: '0.3', warn: null },
];
