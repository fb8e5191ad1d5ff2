import { z } from 'zod';
import { monthSchema } from './values';

/** The field of every body that can alter closed and published months. */
export const acceptRestatement = z
  .boolean()
  .default(false)
  .meta({ description: 'Whether a person agreed that closed and published months are restated' });

const movedPlaceSchema = z.strictObject({
  id: z.string().meta({ description: 'A figure’s id, else the path in the document' }),
  section: z.string(),
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A closed or published month that a change would alter. */
export const restatedMonthSchema = z
  .strictObject({
    month: monthSchema,
    reportState: z.enum(['draft', 'closed', 'published', 'restated']),
    edition: z.string().nullable(),
    count: z.int().meta({ description: 'How many figures, points of charts and texts differ' }),
    sections: z.array(z.string()),
    places: z.array(movedPlaceSchema).meta({ description: 'The weightiest of them first' }),
  })
  .meta({ id: 'RestatedMonth' });
