import { type Charge, decimalText } from '../charge';
import { organisation } from '../organisation';
import { consoleServiceName } from './aws-names';
import { type DemoDocument, quotedLine, sumBilled } from './demo-document';

const money = (nanos: number): string => decimalText(nanos, 9);
const names = new Map(organisation.accounts.map(({ id, name }) => [id, name]));

/** The columns of a view, the largest total first, and the total of all of them. */
const columnsOf = (charges: readonly Charge[], keyOf: (charge: Charge) => string) => {
  const columns = [...sumBilled(charges, keyOf)].sort(([, a], [, b]) => b - a);
  return { keys: columns.map(([key]) => key), sums: columns.map(([, nanos]) => nanos) };
};

const bodyLines = (dimension: string, month: string, sums: readonly number[]): string[] => {
  const amounts = [...sums, sums.reduce((sum, nanos) => sum + nanos, 0)].map(money);
  return [quotedLine([`${dimension} total`, ...amounts]), quotedLine([`${month}-01`, ...amounts])];
};

const byService: DemoDocument = {
  nameOf: (month) => `harborline-console-services-${month}.csv`,
  textOf: (month, charges) => {
    const { keys, sums } = columnsOf(charges, consoleServiceName);
    const header = quotedLine(['Service', ...keys.map((key) => `${key}($)`), 'Total costs($)']);
    return `\uFEFF${[header, ...bodyLines('Service', month, sums)].join('')}`;
  },
};

const byAccount: DemoDocument = {
  nameOf: (month) => `harborline-console-accounts-${month}.csv`,
  textOf: (month, charges) => {
    const { keys, sums } = columnsOf(charges, ({ accountId }) => accountId);
    const header = [
      quotedLine(['Linked account', ...keys, '']),
      quotedLine(['Linked account name', ...keys.map((key) => `${names.get(key) ?? key} ($)`), 'Total costs ($)']),
    ];
    return `\uFEFF${[...header, ...bodyLines('Linked account', month, sums)].join('')}`;
  },
};

/** “Download as CSV” of a month in the Cost Explorer console: by service, and by linked account. */
export const consoleDocuments: readonly DemoDocument[] = [byService, byAccount];
