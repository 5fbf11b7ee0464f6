import { z } from 'zod';
import { type Db, one, type Sql, sql } from '../platform/db/sql.ts';

/** Who looks: an office sees every outline that shows no restricted line, anybody else what is cleared for the public. */
export type OutlineReader = 'office' | 'public';

/** Applicants and visitors are the public; everybody else with an account is of an office. */
export const outlineReader = (actor: { organKind: string } | undefined): OutlineReader =>
  actor && actor.organKind !== 'applicant' ? 'office' : 'public';

/** Whether the outline of the division with this code would tell where a restricted line runs. */
export const isConcealed = (code: Sql): Sql => sql`exists (select 1 from concealed_outline k where k.code = ${code})`;

/** Whether a reader sees the outline of a row of `division`, by its row and code. */
export const isShown = (reader: OutlineReader, row: Sql, code: Sql): Sql =>
  reader === 'office'
    ? sql`not ${isConcealed(code)}`
    : sql`exists (select 1 from cleared_outline k where k.row_id = ${row})`;

const Credit = z.object({ reviewNumbers: z.string().array(), demonstration: z.boolean() });
export type MapCredit = z.infer<typeof Credit>;

/** What public maps must show: the review numbers (审图号) of the editions in force, or that the outlines are sample data. */
export const publicMapCredit = (db: Db): Promise<MapCredit> =>
  one(
    db,
    Credit,
    sql`select coalesce(array_agg(distinct review_number order by review_number) filter (where review_number is not null), '{}') as "reviewNumbers",
               coalesce(bool_or(rule_id = 'demonstration'), false) as demonstration
          from public_edition where withdrawn_at is null`,
  );
