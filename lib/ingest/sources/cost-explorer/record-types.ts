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
export const reservationFees = ['RIFee', 'Recurring reservation fee', 'Upfront reservation fee'];

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
