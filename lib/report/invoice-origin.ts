const names: ReadonlyMap<string, string> = new Map([
  ['bills-csv', 'Bills page CSV'],
  ['cost-allocation', 'cost allocation report'],
  ['detailed-billing', 'detailed billing report'],
]);

/** Whose rows an invoice's total is from, in words; `format` is the bill's. */
export const invoiceOriginText = (format: string): string => `from the rows of the ${names.get(format) ?? 'bill'}`;
