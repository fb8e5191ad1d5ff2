import 'server-only';

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addMonths, type Month } from '../month/month';
import type { BillFormat } from './bill-format';
import { curFormat } from './cur-format';
import { focusFormat } from './focus-format';
import { legacyCurFormat } from './legacy-cur-format';
import { type DemoVariant, type MonthBill, monthBill, restatedMonth } from './month-charges';
import { demoMonth } from './timeline';
import { openBillWriter } from './write-bill';
import { demoBills } from './write-files';

/** The bucket that the manifests of the demo's exports name. */
export const demoBucket = 'harborline-billing';

/** One delivery of an export for a month: AWS calls it an execution, or an assembly. */
type Delivery = {
  readonly month: Month;
  readonly id: string;
  /** When it was made. */
  readonly time: string;
};

/** An export as AWS writes it: where the parts and the manifests of a delivery go, and what the manifest says. */
type DemoExport = {
  readonly format: BillFormat;
  readonly parts: number;
  readonly partKey: (delivery: Delivery, part: number) => string;
  /** The manifest in force first, then the copies that stay with their delivery. */
  readonly manifestKeys: (delivery: Delivery) => readonly string[];
  readonly manifest: (delivery: Delivery, keys: readonly string[]) => object;
};

const numbered = (part: number) => String(part).padStart(5, '0');
const period = (month: Month) => `BILLING_PERIOD=${month}`;
const days = (month: Month) => `${month.replace('-', '')}01-${addMonths(month, 1).replace('-', '')}01`;
const dayTime = (month: Month) => `${month.replace('-', '')}01T000000.000Z`;
const execution = ({ time, id }: Delivery) => `${time}-${id}`;
const dataManifest =
  (name: string) =>
  ({ id }: Delivery, keys: readonly string[]) => ({
    executionId: id,
    exportArn: `arn:aws:bcm-data-exports:us-east-1:999900001111:export/${name}`,
    dataFiles: keys.map((key) => `s3://${demoBucket}/${key}`),
  });

const [cur2, focus, legacy] = ['exports/harborline-cur2', 'exports/harborline-focus', 'reports/harborline'];

/** CUR 2.0 with a folder for each execution, FOCUS overwritten in place, and a legacy report with assemblies. */
const demoExports: readonly DemoExport[] = [
  {
    ...{ format: curFormat, parts: 2, manifest: dataManifest('harborline-cur2') },
    partKey: (made, part) =>
      `${cur2}/data/${period(made.month)}/${execution(made)}/harborline-cur2-${numbered(part)}.csv.gz`,
    manifestKeys: (made) =>
      ['', `${execution(made)}/`].map(
        (folder) => `${cur2}/metadata/${period(made.month)}/${folder}harborline-cur2-Manifest.json`,
      ),
  },
  {
    ...{ format: focusFormat, parts: 1, manifest: dataManifest('harborline-focus') },
    partKey: ({ month }, part) => `${focus}/data/${period(month)}/harborline-focus-${numbered(part)}.snappy.parquet`,
    manifestKeys: ({ month }) => [`${focus}/metadata/${period(month)}/harborline-focus-Manifest.json`],
  },
  {
    ...{ format: legacyCurFormat, parts: 2 },
    partKey: ({ month, id }, part) => `${legacy}/${days(month)}/${id}/harborline-${numbered(part)}.csv.gz`,
    manifestKeys: ({ month, id }) =>
      ['', `${id}/`].map((folder) => `${legacy}/${days(month)}/${folder}harborline-Manifest.json`),
    manifest: ({ month, id }, keys) => ({
      ...{ assemblyId: id, account: '999900001111', charset: 'UTF-8', compression: 'GZIP', contentType: 'text/csv' },
      ...{ reportName: 'harborline', bucket: demoBucket, reportKeys: keys },
      billingPeriod: { start: dayTime(month), end: dayTime(addMonths(month, 1)) },
    }),
  },
];

/** An id that looks like AWS’s, the same each time. */
const idOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const deliveryOf = (name: string, month: Month, day: number): Delivery => ({
  ...{ month, id: idOf(`${name} ${month} ${day}`) },
  time: `${addMonths(month, 1)}-${String(day).padStart(2, '0')}T06:12:31.004Z`,
});

const pathIn = (directory: string, key: string): string => {
  const path = join(directory, ...key.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  return path;
};

type Written = { readonly directory: string; readonly writer: Awaited<ReturnType<typeof openBillWriter>> };

const writeDelivery = async ({ directory, writer }: Written, made: DemoExport, bill: MonthBill, delivery: Delivery) => {
  const { format, parts } = made;
  const perPart = Math.ceil(bill.charges.length / parts);
  const keys: string[] = [];
  for (let part = 1; part <= parts; part += 1) {
    const key = made.partKey(delivery, part);
    const charges = bill.charges.slice((part - 1) * perPart, part * perPart);
    await writer.write(format, delivery.month, charges, pathIn(directory, key));
    keys.push(key);
  }
  const manifest = `${JSON.stringify(made.manifest(delivery, keys), null, 2)}\n`;
  for (const key of made.manifestKeys(delivery)) writeFileSync(pathIn(directory, key), manifest);
};

type Options = {
  readonly formats: readonly BillFormat['id'][];
  readonly variant: DemoVariant;
  /** The demo's months, from 1; all of them when absent. */
  readonly months?: readonly number[];
};

/**
 * Writes the demo's bills as AWS delivers exports to a bucket, below `directory`: the month that was billed wrongly has
 * both of its deliveries, and the manifest in force names the second.
 */
export const writeAwsLayout = async (directory: string, { formats, variant, months }: Options): Promise<void> => {
  const bills = demoBills(variant);
  const firstVersion = monthBill(
    restatedMonth,
    { variant, isRestated: false },
    bills[restatedMonth - 2]?.savings ?? [],
  );
  const writer = await openBillWriter();
  try {
    for (const made of demoExports.filter(({ format }) => formats.includes(format.id))) {
      for (const bill of bills.filter(({ month }) => months?.includes(month) ?? true)) {
        const deliver = (one: MonthBill, day: number) =>
          writeDelivery({ directory, writer }, made, one, deliveryOf(made.format.id, demoMonth(one.month), day));
        if (bill.month === restatedMonth) await deliver(firstVersion, 6);
        await deliver(bill, 9);
      }
    }
  } finally {
    writer.close();
  }
};
