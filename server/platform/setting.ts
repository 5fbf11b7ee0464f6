import { z } from 'zod';
import { type Db, json, maybeOne, run, sql } from './db/sql.ts';

const Row = z.object({ value: z.unknown() });

/** The value of a setting of this register, or undefined. @throws ZodError when the stored value does not fit */
export async function readSetting<T extends z.ZodType>(
  db: Db,
  key: string,
  value: T,
): Promise<z.output<T> | undefined> {
  const row = await maybeOne(db, Row, sql`select value from setting where key = ${key}`);
  return row ? value.parse(row.value) : undefined;
}

/** Stores a setting. `at` is an ISO instant. */
export async function writeSetting(db: Db, key: string, value: unknown, at: string): Promise<void> {
  await run(
    db,
    sql`insert into setting (key, value, updated_at) values (${key}, ${json(value)}, ${at}::timestamptz)
        on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
  );
}
