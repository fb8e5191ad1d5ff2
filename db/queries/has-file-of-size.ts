import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { importFiles } from '../schema';

/** Whether a file of this many bytes was ever imported. */
export const hasFileOfSize = ({ orm }: PerunitDatabase, bytes: number): boolean =>
  orm.select({ name: importFiles.name }).from(importFiles).where(eq(importFiles.bytes, bytes)).limit(1).all().length >
  0;
