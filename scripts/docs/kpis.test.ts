import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillGeneratedParts } from './generated-parts';
import { kpiTables } from './kpi-tables';

describe('docs/kpis.md', () => {
  it('says what the code says', () => {
    const document = readFileSync(new URL('../../docs/kpis.md', import.meta.url), 'utf8');
    expect(fillGeneratedParts(document, kpiTables)).toBe(document);
  });
});

describe('generated parts', () => {
  it('replace what stands between their marks, and nothing else', () => {
    const document = 'a\n<!-- generated:x -->\nold\n<!-- /generated:x -->\nb';
    expect(fillGeneratedParts(document, { x: 'new' })).toBe('a\n<!-- generated:x -->\nnew\n<!-- /generated:x -->\nb');
  });

  it('are refused when a mark or a part is missing', () => {
    expect(() => fillGeneratedParts('', { x: 'new' })).toThrow('no mark');
    expect(() => fillGeneratedParts('<!-- generated:x -->\n<!-- /generated:x -->', {})).toThrow('Nothing writes');
  });
});
