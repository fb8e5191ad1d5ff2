import { describe, expect, it } from 'vitest';
import type { Driver } from '../schema/movers';
import { sentence } from '../sentence';
import { mergeMoverNotes } from './mover-edits';
import type { MoverField, MoverNote } from './words';

const driver: Driver = {
  id: 'mixed',
  parts: ['usage', 'price'],
  evidence: sentence`Usage rose by half`,
  kind: 'structural',
  kindRule: 'It went the same way 3 months running.',
};
const proposal = { driver, owner: 'Platform' };
const ana = { by: 'Ana', at: '2026-02-07T23:59:00.000Z' };
const note = (field: MoverField, value: string, writer = ana): MoverNote => ({
  mover: '1.EC2',
  field,
  value,
  ...writer,
});

describe('what people say about a mover', () => {
  it('is nothing until somebody says something', () => {
    expect(mergeMoverNotes(proposal, [])).toMatchObject({
      driver,
      owner: 'Platform',
      comment: null,
      writtenText: null,
    });
  });

  it('stands in place of the proposal, which stays readable beside it', () => {
    const said = mergeMoverNotes(proposal, [
      note('driver', 'one-off'),
      note('kind', 'temporary'),
      note('owner', 'SRE'),
    ]);
    expect(said.driver).toEqual({
      ...{ id: 'one-off', parts: [], kind: 'temporary' },
      evidence: sentence`Proposed: usage and price. Usage rose by half`,
      kindRule: 'Proposed: structural. It went the same way 3 months running.',
    });
    expect(said.owner).toBe('SRE');
    expect(said.proposed).toEqual({
      driver: { id: 'mixed', parts: ['usage', 'price'] },
      ...{ kind: 'structural', owner: 'Platform' },
    });
  });

  it('names who wrote which value and when', () => {
    const ben = { by: 'Ben', at: '2026-02-08T00:00:00.000Z' };
    const said = mergeMoverNotes(proposal, [
      note('comment', 'Load test'),
      note('driver', 'usage'),
      note('owner', 'SRE', ben),
    ]);
    expect(said.writtenText).toBe('Driver and comment by Ana, 7 Feb 2026; owner by Ben, 8 Feb 2026');
    expect(said.written).toEqual({ driver: ana, kind: null, owner: ben, comment: ana });
    expect(said.comment).toBe('Load test');
  });

  it('that confirms the proposal keeps its evidence, and is a person’s', () => {
    const usage: Driver = { ...driver, id: 'usage', parts: [] };
    const said = mergeMoverNotes({ ...proposal, driver: usage }, [note('driver', 'usage'), note('kind', 'structural')]);
    expect(said.driver).toEqual(usage);
    expect(said.writtenText).toBe('Driver and kind by Ana, 7 Feb 2026');
  });

  it('that no driver has, as an older version may have stored, is left out', () => {
    expect(mergeMoverNotes(proposal, [note('driver', 'weather')]).driver).toEqual(driver);
  });
});
