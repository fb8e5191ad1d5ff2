const printed = /^([+−]?)([^\d+−]*)[\d,]+(?:\.(\d+))?(%| pp)?$/;

const quoted = (text: string): string => (text === '' ? '' : `"${text.replaceAll('"', '')}"`);

/** Points are a share's difference: a spreadsheet can only show them in percent, so a word says it. */
export const POINTS = '% points';

const endings: Readonly<Record<string, string>> = { '%': '%', ' pp': '%" points"' };

/**
 * The number format that shows a cell as the report prints it: currency, separators, places, percent, true minus, a plus
 * before what rises, and no sign before what is printed as zero. `General` for what is no number.
 */
export const numberFormat = (text: string, exact: string): string => {
  const match = printed.exec(text);
  if (match === null) return 'General';
  const [, sign = '', currency = '', places = '', ending = ''] = match;
  const digits = `${quoted(currency)}#,##0${places === '' ? '' : `.${'0'.repeat(places.length)}`}${endings[ending] ?? ''}`;
  if (sign === '+') return `"+"${digits};"−"${digits};${digits}`;
  return sign === '' && exact.startsWith('-') ? `${digits};${digits}` : `${digits};"−"${digits}`;
};
