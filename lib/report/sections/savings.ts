import type { ReportContext } from '../context';
import { savingsOutline } from '../outline/savings';
import { savingsByMonth } from '../savings/month-savings';
import { savingsFinding } from '../savings/savings-finding';
import { savingsMonths } from '../savings/savings-months';
import { savingsNotes } from '../savings/savings-notes';
import { savingsRates } from '../savings/savings-rates';
import { vendorTable } from '../savings/vendor-table';
import { waterfall } from '../savings/waterfall-steps';
import { type SavingsSection, savingsSchema } from '../schema/savings';
import type { SectionDefinition } from '../section-definition';
import { sentence } from '../sentence';

const build = (context: ReportContext): SavingsSection => {
  const months = savingsByMonth(context);
  const now = months.at(-1);
  if (now === undefined) {
    const nothing = { rates: [], steps: [], vendors: null, months: [], notes: [] };
    return { finding: sentence`Savings are not known`, ...nothing };
  }
  const steps = waterfall(now);
  return {
    finding: savingsFinding(context, now, steps),
    rates: now.steps === null ? [] : savingsRates(context, months),
    steps: steps.steps,
    vendors: vendorTable(context, now.vendors),
    months: savingsMonths(months),
    notes: savingsNotes(context, now),
  };
};

/** What is paid less than list prices and why, what savings vendors brought and cost, and how well commitments are used. */
export const savings = {
  id: 'savings',
  title: 'Savings',
  schema: savingsSchema,
  build,
  outline: savingsOutline,
} as const satisfies SectionDefinition<'savings', SavingsSection>;
