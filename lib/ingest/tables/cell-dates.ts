const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthNumber = (name: string): string | null => {
  const at = monthNames.indexOf(name.slice(0, 3).toLowerCase());
  return at === -1 ? null : String(at + 1).padStart(2, '0');
};

const isMonthNumber = (text: string): boolean => Number(text) >= 1 && Number(text) <= 12;

/**
 * A month as `YYYY-MM`, from the ways that files write one: `2026-01`, `2026/01/31`, a date of a sheet, `Jan 2026`,
 * `January-26`, `01/2026`. What is none of them, or could be two, stays as it is and is rejected by its reader.
 */
export const monthText = (cell: string): string => {
  const text = cell.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2}(?:[T ].*)?)?$/.exec(text);
  if (iso !== null && isMonthNumber(iso[2] ?? '')) return `${iso[1]}-${(iso[2] ?? '').padStart(2, '0')}`;
  const named = /^([A-Za-z]{3,9})[\s,.'’-]+(\d{4}|\d{2})$/.exec(text);
  const month = named === null ? null : monthNumber(named[1] ?? '');
  if (named !== null && month !== null) return `${(named[2] ?? '').padStart(4, '20')}-${month}`;
  const short = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  if (short !== null && isMonthNumber(short[1] ?? '')) return `${short[2]}-${(short[1] ?? '').padStart(2, '0')}`;
  return text;
};

/** A day as `YYYY-MM-DD`, from `2026/01/31` or a date with its time; others stay as they are. */
export const dayText = (cell: string): string => {
  const iso = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:[T ].*)?$/.exec(cell.trim());
  return iso === null ? cell.trim() : `${iso[1]}-${iso[2]}-${iso[3]}`;
};
