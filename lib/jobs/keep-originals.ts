import 'server-only';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { closeDatabase, openDatabase } from '../../db/client';
import { keepOriginal } from '../../db/commands/keep-original';

const requestSchema = z.object({
  database: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

/** A process that keeps the bytes of imported files and ends. */
const { database, files } = requestSchema.parse(JSON.parse(await text(process.stdin)));
const db = openDatabase(database);
for (const file of files) await keepOriginal(db, file);
closeDatabase(db);
