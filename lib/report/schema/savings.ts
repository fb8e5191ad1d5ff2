import { z } from 'zod';
import { environments } from '../../kpis/types';
import { figureSchema, monthSchema, pointSchema, sentenceSchema } from './figure';

export const rateIds = ['esr', 'net-esr', 'coverage', 'utilisation'] as const;

/** A rate of the month, how it moved, and its 13 months. */
export const savingsRateSchema = z
  .strictObject({
    id: z.enum(rateIds),
    name: z.string(),
    /** What it is a share of. */
    meaning: z.string(),
    value: figureSchema,
    /** In points, on the month before. */
    change: figureSchema,
    series: z.array(pointSchema).readonly(),
  })
  .readonly();

/** A bar of the waterfall: `part` leads from one total to the next, signed. */
export const savingsStepSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    kind: z.enum(['total', 'part']),
    amount: figureSchema,
    /** Of list price. */
    share: figureSchema,
  })
  .readonly();

const vendorFiguresShape = { gross: figureSchema, fee: figureSchema, refund: figureSchema, net: figureSchema };

export const vendorFiguresSchema = z.strictObject(vendorFiguresShape).readonly();

export const vendorRowSchema = z
  .strictObject({
    ...vendorFiguresShape,
    vendor: z.string(),
    accountId: z.string(),
    name: z.string(),
    environment: z.enum(environments),
  })
  .readonly();

export const vendorSubtotalSchema = z.strictObject({ ...vendorFiguresShape, vendor: z.string() }).readonly();

export const savingsMonthSchema = z
  .strictObject({
    month: monthSchema,
    list: figureSchema,
    effective: figureSchema,
    afterFees: figureSchema,
    /** Vendors' gross saving less their fees, refunds added. */
    vendorNet: figureSchema,
    esr: figureSchema,
    netEsr: figureSchema,
    coverage: figureSchema,
    utilisation: figureSchema,
  })
  .readonly();

export const savingsSchema = z
  .strictObject({
    finding: sentenceSchema,
    /** ESR, net ESR, coverage and utilisation; empty without a bill. */
    rates: z.array(savingsRateSchema).readonly(),
    /** From list price to what is paid after fees; empty without a bill. */
    steps: z.array(savingsStepSchema).readonly(),
    /** Null: no vendor reported the month. */
    vendors: z
      .strictObject({
        /** By vendor, the largest saving first. */
        rows: z.array(vendorRowSchema).readonly(),
        /** Of each vendor; empty for one vendor alone. */
        subtotals: z.array(vendorSubtotalSchema).readonly(),
        total: vendorFiguresSchema,
      })
      .readonly()
      .nullable(),
    /** Months with a bill or a vendor's report, 13 at most, newest first. */
    months: z.array(savingsMonthSchema).readonly(),
    notes: z.array(sentenceSchema).readonly(),
  })
  .readonly();

export type SavingsRate = z.infer<typeof savingsRateSchema>;
export type SavingsStep = z.infer<typeof savingsStepSchema>;
export type VendorFigures = z.infer<typeof vendorFiguresSchema>;
export type VendorRow = z.infer<typeof vendorRowSchema>;
export type SavingsMonth = z.infer<typeof savingsMonthSchema>;
export type SavingsSection = z.infer<typeof savingsSchema>;
