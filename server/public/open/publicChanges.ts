import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';

const Change = z.object({
  id: z.string(),
  recordedAt: z.string(),
  /** The same in microseconds: what the pages are cut by. */
  moment: z.string(),
  subject: z.enum(['name', 'division']),
  kind: z.string(),
  title: z.string(),
  on: z.string(),
  authority: z.string().nullable(),
  documentNo: z.string().nullable(),
  placeId: z.string().nullable(),
  divisionCode: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

const Key = z.tuple([
  z
    .string()
    .regex(/^.{10} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?$/)
    .refine((moment) => Day.safeParse(moment.slice(0, 10)).success),
  z.string().regex(/^[nd]-[0-9a-f-]{36}$/),
]);
const PAGE = 50;

/** Public events of names and divisions, those entered last first, fifty at once. @throws Problem invalid-input */
export async function publicChanges(
  db: Db,
  before: string | undefined,
): Promise<{ items: Change[]; next: string | null }> {
  const rows = await many(db, Change, selectPage(before === undefined ? undefined : decodeCursor(Key, before)));
  const items = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.moment, last.id]) : null };
}

// The first condition is the one that the index of either table knows; the second sorts out events of one moment.
const selectPage = (key: z.infer<typeof Key> | undefined): Sql => sql`
  select id, recorded_at as "recordedAt", (recorded_at at time zone 'UTC')::text as moment, subject, kind, title, on_day as "on",
         authority, document_no as "documentNo", place_id as "placeId", division_code as "divisionCode"
    from public_change
   where ${key ? sql`recorded_at <= ${momentOf(key)} and (recorded_at, id) < (${momentOf(key)}, ${key[1]})` : sql`true`}
   order by recorded_at desc, id desc
   limit ${PAGE + 1}`;

const momentOf = ([moment]: z.infer<typeof Key>): Sql => sql`(${moment}::timestamp at time zone 'UTC')`;
