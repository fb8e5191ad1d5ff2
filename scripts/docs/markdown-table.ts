const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A Markdown table; a pipe in a cell does not end the cell. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
