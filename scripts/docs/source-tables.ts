import { billSources } from '../../lib/ingest/sources/bill-registry';
import { recordSources } from '../../lib/ingest/sources/record-registry';
import { markdownTable } from './markdown-table';

const code = (text: string): string => `\`${text}\``;

/** The generated tables of docs/sources.md, by the name in their marks. */
export const sourceTables: Readonly<Record<string, string>> = {
  bills: markdownTable(
    ['format', 'where it comes from', 'what must be there'],
    billSources.map(({ formats, title, origin, required }) => [
      `**${title}** (${formats.map(code).join(', ')})`,
      origin,
      required.map(code).join(', '),
    ]),
  ),
  records: recordSources
    .map(({ title, rowMeaning, columns }) => {
      const rows = columns.map(({ name, isRequired, meaning }) => [code(name), isRequired ? 'yes' : '', meaning]);
      return `### ${title}\nOne row is ${rowMeaning}.\n\n${markdownTable(['column', 'required', 'meaning'], rows)}`;
    })
    .join('\n\n'),
};
