import 'server-only';
import { type Envelope, linkOf, placeWords } from './envelope';
import { plainWords, shortWords } from './plain-words';

const MOST_HEADER = 150;
const MOST_SECTION = 2_900;
const MOST_LINE = 500;
const joiner = '\u2060';

/** Words that Slack shows as they are: its three signs as entities, and a joiner that keeps names and addresses words. */
export const slackWords = (text: string): string =>
  plainWords(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@|:(?=\/)|\.(?=\p{L})/gu, (sign) => sign + joiner)
    .replace(/[*_~`]/g, (sign) => joiner + sign + joiner);

/** Plain text is never read as mrkdwn: no mention, no link, no style. */
const plainText = (text: string) => ({ type: 'plain_text', text, emoji: false });

/** Other programs read what a chat keeps: a name is no mention for them either. */
const withoutMentions = (text: string): string => text.replace(/@/g, `@${joiner}`);
const section = (lines: readonly string[]) => ({
  type: 'section',
  text: plainText(shortLines(lines)),
});

const shortLines = (lines: readonly string[]): string => {
  const words = lines.map((line) => withoutMentions(shortWords(line, MOST_LINE)));
  const joined = words.join('\n');
  return joined.length <= MOST_SECTION ? joined : `${joined.slice(0, MOST_SECTION - 1)}…`;
};

const mrkdwnLink = (address: string, words: string): string =>
  `<${encodeURI(address).replace(/[|<>]/g, encodeURIComponent)}|${words}>`;

const foot = (envelope: Envelope): string => {
  const { runbook } = envelope.message;
  const link = linkOf(envelope);
  const open = link === null ? slackWords(placeWords(envelope)) : mrkdwnLink(link, 'Read on in Perunit');
  return runbook === null ? open : `${open} · ${mrkdwnLink(runbook, 'Runbook')}`;
};

/** A message for a Slack incoming webhook: blocks of plain text, and a line for notifications. */
export const slackBody = (envelope: Envelope): unknown => {
  const { title, sentences, facts, lists } = envelope.message;
  return {
    text: slackWords(shortWords(title, MOST_HEADER)),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plainText(shortWords(withoutMentions(title), MOST_HEADER)) },
      ...(sentences.length === 0 ? [] : [section(sentences)]),
      ...(facts.length === 0 ? [] : [section(facts.map(({ label, value }) => `• ${label}: ${value}`))]),
      ...lists.map(({ title: of, items }) => section([`${of}:`, ...items.map((item) => `• ${item}`)])),
      { type: 'context', elements: [{ type: 'mrkdwn', text: foot(envelope) }] },
    ],
  };
};
