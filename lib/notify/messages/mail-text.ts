import 'server-only';
import { type Envelope, linkOf, placeWords } from './envelope';
import { plainWords, shortWords } from './plain-words';

const MOST_SUBJECT = 180;

const escapeHtml = (text: string): string =>
  plainWords(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The subject of a mail: one line. */
export const mailSubject = ({ message }: Envelope): string => shortWords(message.title, MOST_SUBJECT);

/** A mail as plain text; `notes` say what is missing in it. */
export const mailText = (envelope: Envelope, notes: readonly string[]): string => {
  const { title, sentences, facts, lists, runbook } = envelope.message;
  const link = linkOf(envelope);
  return [
    plainWords(title),
    '',
    ...sentences.map(plainWords),
    ...(facts.length === 0 ? [] : ['']),
    ...facts.map(({ label, value }) => `- ${plainWords(label)}: ${plainWords(value)}`),
    ...lists.flatMap(({ title: of, items }) => [
      '',
      `${plainWords(of)}:`,
      ...items.map((item) => `- ${plainWords(item)}`),
    ]),
    '',
    link === null ? plainWords(placeWords(envelope)) : `Read on: ${link}`,
    ...(runbook === null ? [] : [`Runbook: ${encodeURI(runbook)}`]),
    ...notes.map(plainWords),
    '',
  ].join('\n');
};

const paragraph = (text: string): string => `<p style="margin:0 0 8px">${escapeHtml(text)}</p>`;
const anchor = (address: string, words: string): string =>
  `<a href="${escapeHtml(encodeURI(address))}">${escapeHtml(words)}</a>`;
const list = (items: readonly string[]): string =>
  `<ul style="margin:0 0 12px;padding-left:20px">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

/** The same as HTML, every word of it escaped; no picture, no script, nothing that is fetched. */
export const mailHtml = (envelope: Envelope, notes: readonly string[]): string => {
  const { title, sentences, facts, lists, runbook } = envelope.message;
  const link = linkOf(envelope);
  const factItems = facts.map(({ label, value }) => `<b>${escapeHtml(label)}</b> ${escapeHtml(value)}`);
  return [
    '<!doctype html><html lang="en"><body style="font:14px/1.5 system-ui,sans-serif;color:#16181d">',
    `<h1 style="font-size:18px;margin:0 0 12px">${escapeHtml(title)}</h1>`,
    ...sentences.map(paragraph),
    ...(facts.length === 0 ? [] : [list(factItems)]),
    ...lists.flatMap(({ title: of, items }) => [paragraph(`${of}:`), list(items.map(escapeHtml))]),
    link === null ? paragraph(placeWords(envelope)) : `<p>${anchor(link, 'Read on in Perunit')}</p>`,
    ...(runbook === null ? [] : [`<p>${anchor(runbook, 'Runbook')}</p>`]),
    ...notes.map(paragraph),
    '</body></html>',
  ].join('\n');
};
