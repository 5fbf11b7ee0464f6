import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';

const Authority = z.object({
  category: PlaceCategory,
  /** What the place is: `district` of a city, `county` or county-level city, `prefecture`, `any`. */
  placeLevel: z.string(),
  handlerKind: z.string(),
  handlerLevel: z.string(),
  approverKind: z.string(),
  approverLevel: z.string(),
  consulted: z.string().array(),
  filingReceiver: z.string(),
  announcerKind: z.string(),
  announcerLevel: z.string(),
  article: z.string(),
  verified: z.boolean(),
  note: z.string(),
});
export type GuideAuthority = z.infer<typeof Authority>;

const Clock = z.object({
  label: z.string(),
  labelEn: z.string(),
  length: z.number().int(),
  unit: z.enum(['working_day', 'day']),
  basis: z.string(),
  verified: z.boolean(),
  note: z.string(),
});
export type GuideClock = z.infer<typeof Clock>;

/** The rows of the law in force on a day that an applicant should know. */
export interface GuideRows {
  authorities: GuideAuthority[];
  clocks: GuideClock[];
}

export async function guideRows(db: Db, day: string): Promise<GuideRows> {
  return {
    authorities: await many(db, Authority, selectAuthorities(day)),
    clocks: await many(db, Clock, selectClocks(day)),
  };
}

const selectAuthorities = (day: string): Sql => sql`
  select category, place_level as "placeLevel", handler_kind as "handlerKind", handler_division as "handlerLevel",
         approver_kind as "approverKind", approver_division as "approverLevel", consulted,
         filing_receiver as "filingReceiver", announcer_kind as "announcerKind",
         announcer_division as "announcerLevel", article_zh as article, verified, note
    from authority
   where valid @> ${day}::date
   order by array_position(array['street', 'residential_area', 'building', 'facility', 'division'], category), category,
            array_position(array['prefecture', 'district', 'county', 'any'], place_level), id`;

const selectClocks = (day: string): Sql => sql`
  select label, label_en as "labelEn", length, unit, instrument || ' ' || article as basis, verified, note
    from clock_rule
   where valid @> ${day}::date
   order by id`;
