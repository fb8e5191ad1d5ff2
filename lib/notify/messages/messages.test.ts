import { describe, expect, it } from 'vitest';
import type { Message } from '../../../db/notify-types';
import { type Envelope, linkOf } from './envelope';
import { mailHtml, mailSubject, mailText } from './mail-text';
import { markdownText } from './markdown-text';
import { slackBody } from './slack-blocks';

const hostile = [
  '@channel',
  '@here',
  '@all',
  '@everyone',
  '<!channel>',
  '<!here|here>',
  '<@U012AB3CD>',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '<https://evil.example|Read on>',
  '<img src=x onerror=alert(1)>',
  '*bold* _it_ ~no~ `code`',
  'https://evil.example',
  'Bcc: all@corp.example\r\nX: y',
  '\u202eevil\u2028line',
];

const messageOf = (text: string): Message => ({
  title: `Title ${text}`,
  sentences: [`Sentence ${text}`],
  facts: [{ label: text, value: text }],
  lists: [{ title: text, items: [text, `item ${text}`] }],
  path: '/reports/2026-01',
  place: `Reports ${text}`,
  runbook: null,
  edition: null,
});

const envelopeOf = (message: Message, baseUrl: string | null = null): Envelope => ({
  ...{ key: 'k', kind: 'alert', happenedAt: '2026-02-01T00:00:00.000Z', organisation: 'Acme', baseUrl, message },
});

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
};

describe.each(hostile)('the name %j', (name) => {
  const envelope = envelopeOf(messageOf(name));

  it('is words in Markdown: no mention, no link, no picture, no entity of a chat', () => {
    const text = markdownText(envelope);
    expect(text).not.toMatch(/@[A-Za-z]/);
    expect(text).not.toMatch(/<[!@a-z]/i);
    expect(text).not.toMatch(/(^|[^\\])\]\(/);
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(/[\r\u2028\u202e]/);
  });

  it('is words in Slack, where all but the foot is plain text', () => {
    const body = slackBody(envelope);
    for (const text of stringsOf(body)) expect(text).not.toMatch(/@[A-Za-z]/);
    const { text, blocks } = body as { text: string; blocks: { type: string; text?: { type: string } }[] };
    expect(text).not.toMatch(/[<>]|https?:\/\//);
    expect(blocks.flatMap((block) => block.text?.type ?? [])).toEqual(blocks.slice(1).map(() => 'plain_text'));
    const foot = stringsOf(blocks.at(-1)).join(' ');
    expect(foot).not.toMatch(/[<>]|https?:\/\//);
  });

  it('is words in a mail: one line in the subject, nothing that is markup in the HTML', () => {
    expect(mailSubject(envelope)).not.toMatch(/[\r\n\u2028\u202e]/);
    expect(mailHtml(envelope, [name])).not.toMatch(/<(img|!channel|!here|@|https)|onerror=alert\(1\)>/);
    expect(mailText(envelope, [name])).not.toMatch(/[\r\u2028\u202e]/);
  });
});

it('a link is left out where nobody said how this server is reached, and the place is named', () => {
  const message = messageOf('x');
  expect(linkOf(envelopeOf(message))).toBeNull();
  for (const text of [
    markdownText,
    (one: Envelope) => mailText(one, []),
    (one: Envelope) => JSON.stringify(slackBody(one)),
  ]) {
    expect(text(envelopeOf(message))).toContain('Read on in Perunit: Reports x');
    expect(text(envelopeOf(message, 'https://p.example/'))).toContain('https://p.example/reports/2026-01');
  }
});

it('the longest message stays within what chats take, and keeps its link', () => {
  const long = {
    ...messageOf('@everyone '.repeat(500)),
    lists: [{ title: 't', items: Array(200).fill('*'.repeat(999)) }],
  };
  const envelope = envelopeOf(long, 'https://p.example');
  const text = markdownText(envelope);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text.endsWith('<https://p.example/reports/2026-01>')).toBe(true);
  const { blocks } = slackBody(envelope) as { blocks: { type: string; text?: { text: string } }[] };
  for (const { type, text: own } of blocks)
    expect(own?.text.length ?? 0).toBeLessThanOrEqual(type === 'header' ? 150 : 3_000);
});
