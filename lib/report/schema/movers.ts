import { z } from 'zod';
import { environments } from '../../kpis/types';
import { costColumnsShape } from './cost-columns';
import { figureSchema, pointSchema, sentenceSchema } from './figure';
import { writtenSchema } from './written';

/** What can move a cost, in the order in which a split lists them. */
export const driverParts = ['usage', 'price', 'commitment', 'one-off', 'mapping'] as const;
export const driverIds = [...driverParts, 'mixed', 'not-told'] as const;
/** What a person can say; a mix is only proposed. */
export const moverDrivers = [...driverParts, 'not-told'] as const;
export const moverKinds = ['temporary', 'structural', 'open'] as const;

export const driverSchema = z
  .strictObject({
    id: z.enum(driverIds),
    /** The two largest parts of a mixed driver, the larger first. */
    parts: z.array(z.enum(driverParts)).readonly(),
    evidence: sentenceSchema,
    kind: z.enum(moverKinds),
    kindRule: z.string(),
  })
  .readonly();

const moverColumnsShape = { ...costColumnsShape, shareOfChange: figureSchema };
export const moverColumnsSchema = z.strictObject(moverColumnsShape).readonly();

export const moverRowSchema = z
  .strictObject({
    ...moverColumnsShape,
    key: z.string(),
    accountId: z.string(),
    name: z.string(),
    costType: z.string(),
    environment: z.enum(environments),
    /** A person's where one said so, like the driver and its kind. */
    owner: z.string().nullable(),
    driver: driverSchema,
    comment: z.string().nullable(),
    proposed: z
      .strictObject({
        driver: driverSchema.unwrap().pick({ id: true, parts: true }).readonly(),
        kind: z.enum(moverKinds),
        owner: z.string().nullable(),
      })
      .readonly(),
    /** Which of them are a person's, and who wrote them when. */
    written: z
      .strictObject({
        driver: writtenSchema.nullable(),
        kind: writtenSchema.nullable(),
        owner: writtenSchema.nullable(),
        comment: writtenSchema.nullable(),
      })
      .readonly(),
    /** The same in words; null where all is as proposed. */
    writtenText: z.string().nullable(),
    series: z.array(pointSchema).readonly(),
  })
  .readonly();

export const moversSchema = z
  .strictObject({
    finding: sentenceSchema,
    /** The largest changes, five at most, largest first. */
    rows: z.array(moverRowSchema).readonly(),
    /** Everything else in one line, so that the columns sum. */
    rest: z
      .strictObject({ ...moverColumnsShape, label: z.string(), note: sentenceSchema.nullable() })
      .readonly()
      .nullable(),
    /** Null where nothing can be compared. */
    total: moverColumnsSchema.nullable(),
  })
  .readonly();

export type DriverPart = (typeof driverParts)[number];
export type DriverId = (typeof driverIds)[number];
export type MoverKind = (typeof moverKinds)[number];
export type Driver = z.infer<typeof driverSchema>;
export type MoverColumns = z.infer<typeof moverColumnsSchema>;
export type MoverRow = z.infer<typeof moverRowSchema>;
export type MoversSection = z.infer<typeof moversSchema>;
