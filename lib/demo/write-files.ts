import 'server-only';

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BillFormat } from './bill-format';
import { curFormat } from './cur-format';
import { focusFormat } from './focus-format';
import { type DemoVariant, type MonthBill, monthBill, restatedMonth } from './month-charges';
import { writeRecordFiles } from './record-files';
import { demoMonth, demoMonthNumbers } from './timeline';
import { openBillWriter } from './write-bill';

export const demoBillFormats = { focus: focusFormat, cur: curFormat } as const;
export type DemoBillFormat = keyof typeof demoBillFormats;

/** The demo's files on disk: the bills in order of delivery (the restated month last), and the small CSVs. */
export type DemoFiles = {
  readonly bills: readonly string[];
  readonly records: readonly string[];
  readonly lines: number;
};

/** Which files to write; `months` are the demo's, from 1, all of them when absent. */
export type DemoFileOptions = {
  readonly formats: readonly DemoBillFormat[];
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

const billPath = (directory: string, format: BillFormat, month: number, folder: string): string => {
  const to = join(directory, ...folder.split('/'));
  mkdirSync(to, { recursive: true });
  return join(to, `harborline-${format.id}-${demoMonth(month)}.${format.extension}`);
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
  const deliver = async (format: BillFormat, bill: MonthBill, folder: string) => {
    const path = billPath(directory, format, bill.month, folder);
    lines += await writer.write(format, demoMonth(bill.month), bill.charges, path);
    paths.push(path);
  };
  try {
    for (const format of options.formats.map((id) => demoBillFormats[id])) {
      for (const bill of bills.filter((one) => isWanted(one.month)))
        await deliver(format, bill.month === restatedMonth ? firstVersion : bill, format.id);
      const restated = bills[restatedMonth - 1];
      if (restated && isWanted(restatedMonth)) await deliver(format, restated, `${format.id}/restated`);
    }
  } finally {
    writer.close();
  }
  return { bills: paths, records: writeRecordFiles(directory, bills), lines };
};
