import { monthName } from '../../month/month';
import { ConnectionError } from '../connection-error';
import type { ListedExport } from './list-exports';

const layoutNames = {
  'data-export': 'Data Exports: CUR 2.0 or FOCUS',
  legacy: 'legacy CUR',
  athena: 'legacy CUR, laid out for Athena',
} as const;

/** Where an export lies, as people name it. */
export const pathOf = ({ root, name }: ListedExport): string =>
  root === name || root.endsWith(`/${name}`) ? root : [root, name].filter((part) => part !== '').join('/');

/** An export in a line: “exports/harborline (Data Exports: CUR 2.0 or FOCUS), 36 months up to January 2026”. */
export const describeExport = (found: ListedExport): string => {
  const { layout, months } = found;
  const last = months.at(-1)?.month;
  const span =
    last === undefined
      ? 'empty'
      : `${months.length === 1 ? '1 month,' : `${months.length} months up to`} ${monthName(last)}`;
  return `${pathOf(found)} (${layoutNames[layout]}), ${span}`;
};

/**
 * The one export that a connection reads. Throws `not-found` where there is none, and `settings-invalid` with the list
 * where there are several and the settings name none of them.
 */
export const chooseExport = (
  exports: readonly ListedExport[],
  wanted: string | undefined,
  where: string,
): ListedExport => {
  const matching =
    wanted === undefined ? exports : exports.filter((found) => found.name === wanted || pathOf(found) === wanted);
  const [only, ...others] = matching;
  if (only !== undefined && others.length === 0) return only;
  const list = exports.map(describeExport).join('; ');
  if (exports.length === 0)
    throw new ConnectionError(
      'not-found',
      `${where} holds no CUR 2.0, FOCUS or legacy CUR export.`,
      'Check the prefix. A new export is delivered within a day.',
    );
  if (only === undefined)
    throw new ConnectionError(
      'not-found',
      `${where} holds no export called “${wanted}”: ${list}.`,
      'Name one of these.',
    );
  throw new ConnectionError(
    'settings-invalid',
    `${where} holds several exports: ${list}.`,
    'Name one of them as the export, with its folders where two have the same name; connect each by itself.',
  );
};
