import type { ImportPreview } from '../../db/queries/import-preview';
import type { ImportOutcome } from '../../lib/jobs/import-outcome';

const costsOf = ({ billed, effective }: { readonly billed: string; readonly effective: string | null }) => ({
  billed,
  effective,
});

const previewJson = (preview: ImportPreview | null) => ({
  rows: preview?.rowsRead ?? 0,
  rejected: preview?.rowsRejected ?? 0,
  leftOut: preview?.rowsLeftOut ?? 0,
  currency: preview?.currency ?? null,
  months: Object.fromEntries(
    (preview?.months ?? []).map(({ month, rows, billed, effective, list }) => [
      month,
      { rows, billed, effective, list },
    ]),
  ),
  accounts: Object.fromEntries((preview?.accounts ?? []).map((account) => [account.accountId, costsOf(account)])),
  services: Object.fromEntries((preview?.services ?? []).map((service) => [service.service, costsOf(service)])),
  unmappedAccounts: preview?.unmappedAccounts ?? [],
});

/** A reject in the shape of a problem. */
const rejectJson = ({ file, line, column, value, reason, remedy }: ImportPreview['rejects'][number]) => ({
  ...{ code: 'reject', file, line, column, value, text: reason, remedy },
});

const problemJson = ({ code, file, line, column, value, text, remedy }: ImportOutcome['problems'][number]) => ({
  ...{ code, file, line, column, value, text, remedy },
});

/** One line of `--json`: everything about one delivery set, costs as exact decimal strings. */
export const importJson = ({ name, format, sha256, result, problems, preview, restates }: ImportOutcome) => ({
  file: name,
  format,
  sha256,
  files: (preview?.files ?? []).map(({ name: path, sha256: hash, bytes }) => ({ path, sha256: hash, bytes })),
  ...previewJson(preview),
  result,
  ...(restates === undefined ? {} : { restates }),
  ...(result === 'refused'
    ? { errors: [...problems.map(problemJson), ...(preview?.rejects ?? []).map(rejectJson)] }
    : {}),
});
