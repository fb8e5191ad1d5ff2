/** What a channel can be told of, in the order of the choices. */
export const eventNames: readonly { readonly id: string; readonly name: string; readonly hint: string }[] = [
  { id: 'report-published', name: 'Report published', hint: 'with its summary; mail has the PDF' },
  { id: 'month-ready', name: 'Month ready to close', hint: 'nothing on its checklist stands in the way' },
  { id: 'import-failed', name: 'Import or pull failed', hint: 'with what to do next' },
  { id: 'data-stale', name: 'Data stale', hint: 'a connection or last month’s bill is overdue' },
  { id: 'restatement', name: 'Published month differs', hint: 'with what changed and why' },
  { id: 'warning', name: 'Warnings', hint: 'the first sign, and its end' },
  { id: 'alert', name: 'Alerts', hint: 'what persists, and its end' },
];

/** The chosen events in words: all of them, or their names. */
export const eventWords = (chosen: readonly string[]): string => {
  const names = eventNames.filter(({ id }) => chosen.includes(id)).map(({ name }) => name.toLowerCase());
  if (names.length === 0) return 'Nothing yet';
  const [first = '', ...rest] = names;
  if (rest.length === eventNames.length - 1) return 'Everything';
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ');
};

export const channelNames = { mattermost: 'Mattermost', slack: 'Slack', webhook: 'Webhook', email: 'Mail' } as const;
