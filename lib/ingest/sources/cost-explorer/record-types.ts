/** The API's words for record types, then the console's. */
export const usageTypes = [
  ...['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage', 'SavingsPlanNegation'],
  ...['Reservation applied usage', 'Savings Plan Covered Usage', 'Savings Plan Negation'],
];
export const savingsPlanFees = [
  'SavingsPlanRecurringFee',
  'SavingsPlanUpfrontFee',
  'Savings Plan Recurring Fee',
  'Savings Plan Upfront Fee',
];
export const reservationFees = [
  ...['RIFee', 'Recurring', 'Upfront'],
  ...['Recurring reservation fee', 'Upfront reservation fee'],
];

const isDiscount = (type: string): boolean => type.endsWith('Discount');

/**
 * What a record type is asked for together with: types of one family are of one scope class. `plain` are those whose
 * class shows in the service (“Tax”, “AWS Support (Business)”, “Savings Plans for …”); an unknown type is its own family.
 */
export const recordTypeFamily = (type: string): string => {
  if ([...usageTypes, ...savingsPlanFees, 'Tax', 'Support'].includes(type)) return 'plain';
  if (reservationFees.includes(type)) return 'reservation fees';
  return isDiscount(type) ? 'discounts' : type;
};

/** What a service's name says of the class of its costs, as patterns with `%`; the first that fits. */
export const serviceClasses: readonly (readonly [string, readonly string[]])[] = [
  ['tax', ['Tax']],
  ['support', ['AWS Support%', '%Premium Support', 'Support (%']],
  ['commitment', ['Savings Plans for %']],
  ['marketplace', ['AWS Marketplace%']],
];

const fits = (name: string, pattern: string): boolean => {
  const [begin = '', end] = pattern.toLowerCase().split('%');
  const text = name.toLowerCase();
  return end === undefined ? text === begin : text.startsWith(begin) && text.endsWith(end);
};

/** The class that a service's name says; null: nothing but usage. */
export const classOfService = (name: string): string | null =>
  serviceClasses.find(([, patterns]) => patterns.some((pattern) => fits(name, pattern)))?.[0] ?? null;

/** The class that a plain record type has, which its services' names have to say as well; null: usage. */
export const classOfPlainType = (type: string): string | null => {
  if (savingsPlanFees.includes(type)) return 'commitment';
  return type === 'Tax' ? 'tax' : type === 'Support' ? 'support' : null;
};
