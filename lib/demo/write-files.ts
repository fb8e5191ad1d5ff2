import 'server-only';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BillFormat } from './bill-format';
import { curFormat } from './cur-format';
import { billsDocument } from './documents/bills-document';
import { consoleDocuments } from './documents/console-document';
import { costExplorerDocuments } from './documents/cost-explorer-document';
import type { DemoDocument } from './documents/demo-document';
import { detailedBillingDocument } from './documents/detailed-billing-document';
import { focusFormat } from './focus-format';
import { type DemoVariant, type MonthBill, monthBill, restatedMonth } from './month-charges';
import { writeRecordFiles } from './record-files';
import { demoMonth, demoMonthNumbers } from './timeline';
import { openBillWriter } from './write-bill';

export const demoBillFormats = { focus: focusFormat, cur: curFormat } as const;
export type DemoBillFormat = keyof typeof demoBillFormats;

/** What else the same months can be written as: files that know less of them. */
export const demoDocuments = {
  bills: [billsDocument],
  dbr: [detailedBillingDocument],
  'cost-explorer': costExplorerDocuments,
  console: consoleDocuments,
} as const satisfies Readonly<Record<string, readonly DemoDocument[]>>;
export type DemoFileFormat = DemoBillFormat | keyof typeof demoDocuments;

/** The demo's files on disk: the bills in order of delivery (the restated month last), and the small CSVs. */
export type DemoFiles = {
  readonly bills: readonly string[];
  readonly records: readonly string[];
  readonly lines: number;
};

/** Which files to write; `months` are the demo's, from 1, all of them when absent. */
export type DemoFileOptions = {
  readonly formats: readonly DemoFileFormat[];
  readonly variant: DemoVariant;
  readonly months?: readonly number[];
};

/** The bills of all months as they stand after the restatement. */
export const demoBills = (variant: DemoVariant): MonthBill[] => {
  const bills: MonthBill[] = [];
  for (const month of demoMonthNumbers)
    bills.push(monthBill(month, { variant, isRestated: true }, bills.at(-1)?.savings ?? []));
  return bills;
};

const pathIn = (directory: string, folder: string, name: string): string => {
  const to = join(directory, ...folder.split('/'));
  mkdirSync(to, { recursive: true });
  return join(to, name);
};

const billName = ({ id, extension }: BillFormat, month: number): string =>
  `harborline-${id}-${demoMonth(month)}.${extension}`;

const writeDocument = (document: DemoDocument, bill: MonthBill, path: string): number => {
  const text = document.textOf(demoMonth(bill.month), bill.charges);
  writeFileSync(path, text);
  return text.split('\n').length - 1;
};

/** Writes what the demo company would have into `directory`; the same bytes of CSV and the same figures each time. */
export const writeDemoFiles = async (directory: string, options: DemoFileOptions): Promise<DemoFiles> => {
  const bills = demoBills(options.variant);
  const before = bills[restatedMonth - 2]?.savings ?? [];
  const firstVersion = monthBill(restatedMonth, { variant: options.variant, isRestated: false }, before);
  const isWanted = (month: number): boolean => options.months?.includes(month) ?? true;
  const writer = await openBillWriter();
  const paths: string[] = [];
  let lines = 0;
  const deliver = async (id: DemoFileFormat, bill: MonthBill, folder: string) => {
    if (id === 'focus' || id === 'cur') {
      const format = demoBillFormats[id];
      const path = pathIn(directory, folder, billName(format, bill.month));
      lines += await writer.write(format, demoMonth(bill.month), bill.charges, path);
      paths.push(path);
      return;
    }
    for (const document of demoDocuments[id]) {
      const path = pathIn(directory, folder, document.nameOf(demoMonth(bill.month)));
      lines += writeDocument(document, bill, path);
      paths.push(path);
    }
  };
  try {
    for (const id of options.formats) {
      for (const bill of bills.filter((one) => isWanted(one.month)))
        await deliver(id, bill.month === restatedMonth ? firstVersion : bill, id);
      const restated = bills[restatedMonth - 1];
      if (restated && isWanted(restatedMonth)) await deliver(id, restated, `${id}/restated`);
    }
  } finally {
    writer.close();
  }
  return { bills: paths, records: writeRecordFiles(directory, bills), lines };
};
