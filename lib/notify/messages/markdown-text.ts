import 'server-only';
import { shortChatText } from '../../report/files/chat-text';
import { type Envelope, linkOf, placeWords } from './envelope';

/** Mattermost cuts a message at 16,383 characters; a summary is much shorter. */
const MOST = 4_000;
const MOST_TITLE = 200;
const MOST_LINE = 500;

const line = (text: string): string => shortChatText(text, MOST_LINE);

/** As many of the lines as there is room for. */
const fitting = (lines: readonly string[], room: number): string[] => {
  let left = room;
  const end = lines.findIndex((each) => {
    left -= each.length + 1;
    return left < 0;
  });
  return end === -1 ? [...lines] : lines.slice(0, end);
};

/** A message as Markdown, for Mattermost and whatever shows Markdown: names are words, never mentions or links. */
export const markdownText = (envelope: Envelope): string => {
  const { title, sentences, facts, lists, runbook } = envelope.message;
  const link = linkOf(envelope);
  const head = [`**${shortChatText(title, MOST_TITLE)}**`, '', ...sentences.map(line)];
  const body = [
    ...(facts.length === 0 ? [] : ['']),
    ...facts.map(({ label, value }) => `- **${line(label)}** ${line(value)}`),
    ...lists.flatMap(({ title: of, items }) => ['', `${line(of)}:`, ...items.map((item) => `- ${line(item)}`)]),
  ];
  const foot = [
    '',
    link === null ? line(placeWords(envelope)) : `Read on: <${link}>`,
    ...(runbook === null ? [] : [`Runbook: <${encodeURI(runbook)}>`]),
  ];
  const room = MOST - [...head, ...foot].join('\n').length;
  return [...head, ...fitting(body, room), ...foot].join('\n');
};
