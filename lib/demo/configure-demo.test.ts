import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../db/client';
import { annotationsIn } from '../../db/queries/annotations';
import { targetsFor } from '../../db/queries/definitions-for';
import { hasCostClassRules, rulesFor } from '../../db/queries/rules-for';
import { settingsFor } from '../../db/queries/settings-for';
import { wordsFor } from '../../db/queries/words-of-people';
import { compileRules } from '../kpis/classification/compile-rules';
import { targetInForce } from '../kpis/in-force';
import type { LineKey } from '../kpis/types';
import { reportNumber } from '../month/month';
import { actionStates, openActions, settledActions } from '../report/words/action-states';
import { clusterTags } from './clusters';
import { configureDemo } from './configure-demo';
import { demoAnnotations } from './demo-settings';

const directory = mkdtempSync(join(tmpdir(), 'perunit-configure-'));
const db = openDatabase(join(directory, 'demo.db'));
afterAll(() => {
  closeDatabase(db);
  rmSync(directory, { recursive: true, force: true });
});

const line = (usageType: string, tags: Record<string, string>): LineKey => ({
  payerId: '100000000001',
  accountId: '100000000002',
  service: 'Amazon Elastic Compute Cloud',
  usageType,
  operation: null,
  region: 'us-east-1',
  scopeClass: 'usage',
  pricingCategory: 'Standard',
  commitmentStatus: null,
  usageUnit: 'Hrs',
  tags,
});

describe('the demo organisation', () => {
  const changes = configureDemo(db);

  it('has settings, rules, targets and notes of its own', () => {
    expect(changes).toBeGreaterThan(demoAnnotations.length);
    const settings = settingsFor(db, '2026-01');
    expect(settings).toMatchObject({
      organisationName: 'Harborline',
      hibernationStartMonth: '2023-08',
      asOf: '2026-02-10',
      fiscalYearStartMonth: 2,
    });
    expect(reportNumber('2026-01', settings.firstReportMonth)).toBe(61);
    expect(targetInForce(targetsFor(db), 'DM', '2026-01')).toMatchObject({ operator: '<', fail: '0.2' });
    expect(targetInForce(targetsFor(db), 'APWC', '2026-01')).toMatchObject({ operator: 'falls' });
    expect(hasCostClassRules(db)).toBe(true);
    expect(annotationsIn(db, { first: '2023-02', last: '2026-01' })).toHaveLength(demoAnnotations.length);
  });

  it('names clusters by either tag, and classes by cost type', () => {
    const classify = compileRules(rulesFor(db, '2026-01'), '2026-01');
    const { clusterTag, vpcTag } = clusterTags('prod-us-2');
    expect(classify(line('BoxUsage:m7g.2xlarge', { CloudClusterID: clusterTag }))).toEqual({
      costType: 'EC2',
      costClass: 'variable-platform',
      cluster: 'prod-us-2',
    });
    expect(classify(line('USE1-NatGateway-Bytes', { VpcID: vpcTag }))).toEqual({
      costType: 'NAT',
      costClass: 'variable-platform',
      cluster: 'prod-us-2',
    });
    expect(classify(line('EBS:VolumeUsage.gp3', {}))).toEqual({
      costType: 'EBS',
      costClass: 'customer-specific',
      cluster: null,
    });
  });

  it('has actions of two months with what became of them, and words of its people', () => {
    const { moverNotes, actions, paragraphs } = wordsFor(db, '2026-01');
    const states = actionStates(actions, '2026-01');
    expect(openActions(states).map(({ now }) => now.expectedSaving)).toEqual(['300', '420', '110']);
    expect(settledActions(states, '2026-01').map(({ now }) => now.status)).toEqual(['done', 'dropped']);
    expect([moverNotes.length, paragraphs.length]).toEqual([2, 1]);
    for (const { at } of [...actions, ...paragraphs]) expect(at < '2026-02-10').toBe(true);
  });

  it('is left alone by a second run', () => {
    expect(configureDemo(db)).toBe(0);
  });
});
