import 'server-only';
import { sql } from 'drizzle-orm';
import { customType } from 'drizzle-orm/sqlite-core';

/** A 64-bit integer read and written as bigint: nanos, micros, anything a double would round. */
export const bigInteger = customType<{ data: bigint; driverData: bigint }>({ dataType: () => 'integer' });

/** A 64-bit integer that fits a JS number: ids and counts. Throws beyond 2^53. */
export const integer = customType<{ data: number; driverData: bigint | number }>({
  dataType: () => 'integer',
  fromDriver: (value) => {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`${value} does not fit a JS number.`);
    return number;
  },
  toDriver: (value) => BigInt(value),
});

/** 0 or 1 read as a boolean. */
export const flag = customType<{ data: boolean; driverData: bigint }>({
  dataType: () => 'integer',
  fromDriver: (value) => value === 1n,
  toDriver: (value) => (value ? 1n : 0n),
});

/** A row id: SQLite gives the next one where none is given. */
export const rowId = () => integer('id').primaryKey().default(sql`null`);
