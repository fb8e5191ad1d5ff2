import { z } from 'zod';
import { costColumnsShape } from './cost-columns';
import { figureSchema, pointSchema, sentenceSchema } from './figure';

/** A row's figures: cost, installations by state, and cost for each active one. */
const clusterFiguresShape = {
  ...costColumnsShape,
  totalInstallations: figureSchema,
  activeInstallations: figureSchema,
  hibernatedInstallations: figureSchema,
  perActive: figureSchema,
};

export const clusterFiguresSchema = z.strictObject(clusterFiguresShape).readonly();

export const clusterRowSchema = z
  .strictObject({
    ...clusterFiguresShape,
    /** Null: what no cluster is named for. */
    cluster: z.string().nullable(),
    name: z.string(),
    series: z.array(pointSchema).readonly(),
  })
  .readonly();

export const clustersSchema = z
  .strictObject({
    finding: sentenceSchema,
    /** By cost, largest first; the rest without a cluster last. */
    rows: z.array(clusterRowSchema).readonly(),
    total: clusterFiguresSchema,
    /** What is missing, and where it comes from. */
    note: z.string().nullable(),
  })
  .readonly();

export type ClusterFigures = z.infer<typeof clusterFiguresSchema>;
export type ClusterRow = z.infer<typeof clusterRowSchema>;
export type ClustersSection = z.infer<typeof clustersSchema>;
