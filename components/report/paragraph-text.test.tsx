import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ParagraphText } from './paragraph-text';

const shown = (markdown: string): string => renderToStaticMarkup(<ParagraphText markdown={markdown} />);

test('words, lists and links are shown', () => {
  expect(shown('The **lab** is *off*.\n\n- one\n- two')).toBe(
    '<p>The <strong>lab</strong> is <em>off</em>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
  );
  expect(shown('[runbook](https://example.com/a?b=1)')).toBe(
    '<p><a href="https://example.com/a?b=1" rel="noopener noreferrer">runbook</a></p>',
  );
  expect(shown('<mail@example.com>')).toContain('href="mailto:mail@example.com"');
});

test.each([
  '<script>alert(1)</script>',
  'a <img src=x onerror=alert(1)> b',
  '![alt](https://example.com/pixel.png)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#x73;cript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](//example.com)',
  '[x](/api/v1/organisation)',
  '[x]: vbscript:alert(1)\n\n[x]',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="https://example.com"></iframe>',
  '<svg onload=alert(1)>',
])('%s fetches, runs and leads to nothing', (markdown) => {
  const html = shown(markdown);
  expect(html).not.toMatch(/<(?!\/?(p|ul|ol|li|code|pre|strong|em|blockquote|br)\b)/);
  expect(html).not.toMatch(/href|src=|onerror=.*>/);
});

test('headings and rules become plain words: the report keeps its own outline', () => {
  expect(shown('# Big\n\n---\n\ntext')).not.toMatch(/<(h\d|hr)/);
  expect(shown('# Big')).toContain('Big');
});
