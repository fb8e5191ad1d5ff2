import { describe, expect, it } from 'vitest';
import {
  completeGround,
  completeShapes,
  keepFirstProperties,
  mendNotes,
  plainTitles,
  renumberShapes,
  sayNoOutline,
  signForNumber,
} from './mend-slide';

describe('what pptxgenjs writes of slides', () => {
  it('has every shape’s id once', () => {
    expect(renumberShapes('<p:cNvPr id="1" name=""/><p:cNvPr id="2" name="A"/><p:cNvPr id="2" name="B"/>')).toBe(
      '<p:cNvPr id="1" name=""/><p:cNvPr id="2" name="A"/><p:cNvPr id="3" name="B"/>',
    );
  });

  it('has a paragraph’s properties once', () => {
    const given =
      '<a:p><a:pPr algn="r"><a:buNone/></a:pPr><a:r>1</a:r><a:pPr algn="r"/><a:r>2</a:r></a:p><a:p><a:pPr/></a:p>';
    expect(keepFirstProperties(given)).toBe(
      '<a:p><a:pPr algn="r"><a:buNone/></a:pPr><a:r>1</a:r><a:r>2</a:r></a:p><a:p><a:pPr/></a:p>',
    );
  });

  it('says that there is no outline, no effect and no text', () => {
    expect(sayNoOutline('<a:ln></a:ln>')).toBe('<a:ln><a:noFill/></a:ln>');
    expect(completeGround('<p:bgPr><a:solidFill></a:solidFill></p:bgPr>')).toContain('<a:effectLst/></p:bgPr>');
    expect(completeShapes('<p:sp><p:spPr></p:spPr></p:sp>')).toContain('<p:txBody>');
  });

  it('has titles that are nothing but titles', () => {
    expect(plainTitles('<p:ph\n idx="102"\n type="title"\n hasCustomPrompt="1"\n/>')).toBe('<p:ph type="title"/>');
    expect(plainTitles('<p:ph type="sldNum" idx="4"/>')).toBe('<p:ph type="sldNum" idx="4"/>');
  });

  it('shows a sign in place of a layout’s number', () => {
    expect(signForNumber('type="slidenum"><a:rPr lang="en-US"/><a:t>1002</a:t>')).toContain('<a:t>‹#›</a:t>');
  });

  it('has notes with a paragraph for every line, their signs escaped', () => {
    const given = '<p:ph type="body" idx="1"/><p:txBody><a:lstStyle/><a:p><a:r><a:t>a b</a:t></a:r></a:p></p:txBody>';
    const mended = mendNotes(given, ['a < b', 'c']);
    expect([...mended.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text)).toEqual(['a &lt; b', 'c']);
  });
});
