import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Decimal } from 'decimal.js';
import Papa from 'papaparse';

const script = 'e2e/reconciliation/write-demo-month.ts';

/** Writes a month of the demo company's bill into a folder, as FOCUS and as CUR, both with the same figures. */
export async function writeDemoMonth(directory: string, month: string): Promise<{ focus: string; cur: string }> {
  const args = ['--conditions=react-server', '--import', 'tsx', script, directory, month];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const [focus = '', cur = '']: string[] = JSON.parse(stdout);
  return { focus, cur };
}

type CurRow = Readonly<Record<string, string>>;

/** The same bill as CSV with one line of an account's service billed higher by an amount. */
export function plantDifference(
  path: string,
  { accountId, product, amount }: { accountId: string; product: string; amount: string },
): string {
  const text = gunzipSync(readFileSync(path)).toString();
  const { data, meta } = Papa.parse<CurRow>(text, { header: true, skipEmptyLines: true });
  const at = data.findIndex(
    (row) => row['line_item_usage_account_id'] === accountId && row['line_item_product_code'] === product,
  );
  const row = data[at];
  if (row === undefined) throw new Error(`The bill has no line of ${product} in ${accountId}.`);
  const cost = new Decimal(row['line_item_unblended_cost'] ?? '').plus(amount).toFixed();
  const planted = data.with(at, { ...row, line_item_unblended_cost: cost });
  return Papa.unparse(planted, { columns: meta.fields ?? [], newline: '\n' });
}
