import { describe, expect, it } from 'vitest';
import { dropMissingTypes, giveNotesATheme, orderPresentation, renumberCharts } from './mend-package';
import type { PackageParts } from './package-parts';

const types = (inner: string): string => `<Types>${inner}</Types>`;
const override = (path: string): string => `<Override PartName="/${path}" ContentType="x"/>`;

describe('the package that pptxgenjs writes', () => {
  it('has its charts numbered from one, whatever the process made before', () => {
    const parts: PackageParts = new Map<string, string | Uint8Array>([
      ['[Content_Types].xml', types(override('ppt/charts/chart12.xml'))],
      ['ppt/charts/chart12.xml', '<c:chartSpace/>'],
      ['ppt/charts/chart9.xml', '<c:chartSpace/>'],
      ['ppt/charts/_rels/chart12.xml.rels', 'Target="../embeddings/Microsoft_Excel_Worksheet12.xlsx"'],
      ['ppt/embeddings/Microsoft_Excel_Worksheet12.xlsx', new Uint8Array()],
    ]);
    renumberCharts(parts);
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      'ppt/charts/_rels/chart2.xml.rels',
      'ppt/charts/chart1.xml',
      'ppt/charts/chart2.xml',
      'ppt/embeddings/Microsoft_Excel_Worksheet2.xlsx',
    ]);
    expect(parts.get('[Content_Types].xml')).toContain('chart2.xml');
    expect(parts.get('ppt/charts/_rels/chart2.xml.rels')).toContain('Worksheet2.xlsx');
  });

  it('gives the notes a theme of their own', () => {
    const parts: PackageParts = new Map<string, string | Uint8Array>([
      ['[Content_Types].xml', types('')],
      ['ppt/theme/theme1.xml', '<a:theme/>'],
      ['ppt/notesMasters/_rels/notesMaster1.xml.rels', 'Target="../theme/theme1.xml"'],
    ]);
    giveNotesATheme(parts);
    expect(parts.get('ppt/theme/theme2.xml')).toBe('<a:theme/>');
    expect(parts.get('ppt/notesMasters/_rels/notesMaster1.xml.rels')).toContain('theme2.xml');
    expect(parts.get('[Content_Types].xml')).toContain('/ppt/theme/theme2.xml');
  });

  it('has content types for the parts that are there', () => {
    const parts: PackageParts = new Map<string, string | Uint8Array>([
      [
        '[Content_Types].xml',
        types(
          `<Default Extension="xml" ContentType="x"/><Default Extension="gif" ContentType="x"/>${override('a.xml')}${override('b.xml')}`,
        ),
      ],
      ['a.xml', '<a/>'],
    ]);
    dropMissingTypes(parts);
    expect(parts.get('[Content_Types].xml')).toBe(
      types(`<Default Extension="xml" ContentType="x"/>${override('a.xml')}`),
    );
  });

  it('names the notes’ master before the slides', () => {
    const parts: PackageParts = new Map<string, string | Uint8Array>([
      [
        'ppt/presentation.xml',
        '<p:sldIdLst><p:sldId/></p:sldIdLst><p:notesMasterIdLst><p:notesMasterId/></p:notesMasterIdLst><p:notesSz cx="1" cy="2"/>',
      ],
    ]);
    orderPresentation(parts);
    expect(parts.get('ppt/presentation.xml')).toBe(
      '<p:notesMasterIdLst><p:notesMasterId/></p:notesMasterIdLst><p:sldIdLst><p:sldId/></p:sldIdLst><p:notesSz cx="6858000" cy="9144000"/>',
    );
  });
});
