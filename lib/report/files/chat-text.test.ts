import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import { describe, expect, it } from 'vitest';
import { chatText, shortChatText } from './chat-text';

const hostile = [
  '@channel',
  '<!channel>',
  '<@U012345>',
  '<script>alert(1)</script>',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  'https://evil.example',
  'www.evil.example',
  'me@evil.example',
  '**bold** _soft_ ~~gone~~ `code`',
  '# head',
  '- item',
  '12. item',
  '> quote',
  '---',
  'line\nbreak\u202e',
  '&lt;b&gt;',
  '\\*',
  '| a | b |',
];

const shown = (markdown: string): string => renderToStaticMarkup(createElement(Markdown, null, markdown));

describe('words in a chat', () => {
  it.each(hostile)('%j stay words', (text) => {
    const html = shown(chatText(text));
    expect(html).toMatch(/^<p>[^<]*<\/p>$/);
    expect(shown(`- **${chatText(text)}**: x`)).toMatch(/^<ul>\n<li><strong>[^<]*<\/strong>: x<\/li>\n<\/ul>$/);
    expect(chatText(text)).not.toMatch(/@\w|https?:\/|www\.\w|\w\.example|<|\n/);
  });

  it('leaves what is no sign as it is', () => {
    expect(chatText('January cost rose 0.9% to $71,538, −$0.10 per workspace (a–b)')).toBe(
      'January cost rose 0.9% to $71,538, −$0.10 per workspace (a–b)',
    );
  });

  it.each(hostile)('%j can be cut without leaving half a sign', (text) => {
    for (let most = 1; most < 40; most += 1) {
      const cut = shortChatText(text.repeat(3), most);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(shown(cut)).toMatch(/^<p>[^<]*<\/p>$/);
    }
  });
});
