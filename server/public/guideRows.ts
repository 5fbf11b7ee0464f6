import { z } from 'zod';
import { codeList } from '../gazetteer/codeList.ts';
import type { CodeListItem } from '../gazetteer/codeListContract.ts';
import { PlaceCategory } from '../gazetteer/contract.ts';
import type { BlankForm } from '../naming/materials/contract.ts';
import { listForms } from '../naming/materials/listForms.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';

const Item = z.object({
  section: z.enum(['condition', 'material', 'material_rule', 'step', 'limit', 'fee']),
  textZh: z.string(),
  textEn: z.string(),
  basisZh: z.string(),
  basisEn: z.string(),
  /** The division whose rule it is; null for the whole country. */
  where: z.string().nullable(),
  verified: z.boolean(),
});
export type GuideItem = z.infer<typeof Item>;

const Authority = z.object({
  category: PlaceCategory,
  categoryZh: z.string(),
  categoryEn: z.string(),
  /** In what the place lies: a code of the list `place-levels`, or `any`. */
  placeLevel: z.string(),
  handlerKind: z.string(),
  handlerLevel: z.string(),
  approverKind: z.string(),
  approverLevel: z.string(),
  consulted: z.string().array(),
  filingReceiver: z.string(),
  filingReceiverEn: z.string(),
  announcerKind: z.string(),
  announcerLevel: z.string(),
  article: z.string(),
  articleEn: z.string(),
  verified: z.boolean(),
  note: z.string(),
  noteEn: z.string(),
});
export type GuideAuthority = z.infer<typeof Authority>;

const Clock = z.object({
  label: z.string(),
  labelEn: z.string(),
  length: z.number().int(),
  unit: z.enum(['working_day', 'day']),
  basis: z.string(),
  basisEn: z.string(),
  where: z.string().nullable(),
  verified: z.boolean(),
  note: z.string(),
  noteEn: z.string(),
});
export type GuideClock = z.infer<typeof Clock>;

/** The rows of the law in force on a day that an applicant should know, and the lists that name organs and levels. */
export interface GuideRows {
  items: GuideItem[];
  authorities: GuideAuthority[];
  clocks: GuideClock[];
  organs: CodeListItem[];
  levels: CodeListItem[];
  placeLevels: CodeListItem[];
  forms: BlankForm[];
}

/** One matter of the guide: a kind of case and a category of TR art. 3. */
export interface Matter {
  kind: 'naming' | 'renaming';
  category: PlaceCategory;
}

/** Without a matter the rows of all of them. */
export async function guideRows(db: Db, day: string, matter?: Matter): Promise<GuideRows> {
  return {
    items: await many(db, Item, selectItems(day, matter)),
    authorities: await many(db, Authority, selectAuthorities(day, matter)),
    clocks: await many(db, Clock, selectClocks(day, matter)),
    organs: await codeList(db, { kind: 'organ-kinds', day }),
    levels: await codeList(db, { kind: 'division-levels', day }),
    placeLevels: await codeList(db, { kind: 'place-levels', day }),
    forms: (await listForms(db, { day, division: '' })).filter((form) => concerns(form, matter)),
  };
}

const concerns = ({ kinds, categories }: BlankForm, matter: Matter | undefined): boolean =>
  !matter || (kinds.includes(matter.kind) && (categories?.includes(matter.category) ?? true));

const nameOf = (jurisdiction: Sql): Sql => sql`
  (select d.name from division d where d.code = rpad(${jurisdiction}, 6, '0') and upper_inf(d.valid))`;

// Every local row is shown beside the national one: the register may hold several divisions, and the page is for all of them.
const selectItems = (day: string, matter: Matter | undefined): Sql => sql`
  select section, text_zh as "textZh", text_en as "textEn", source_zh || article_zh as "basisZh",
         concat_ws(' ', source_en, nullif(article_en, '')) as "basisEn", ${nameOf(sql`jurisdiction`)} as where, verified
    from guide_item
   where valid @> ${day}::date
     ${matter ? sql`and coalesce(case_kind, ${matter.kind}) = ${matter.kind} and coalesce(category, ${matter.category}) = ${matter.category}` : sql``}
   order by position, jurisdiction <> 'CN', code, jurisdiction`;

// Only what is conducted here: a row that nobody confirmed refuses applications, and tells applicants so when they apply.
const selectAuthorities = (day: string, matter: Matter | undefined): Sql => sql`
  select a.category, t.label_zh as "categoryZh", t.label_en as "categoryEn", a.place_level as "placeLevel",
         a.handler_kind as "handlerKind", a.handler_division as "handlerLevel", a.approver_kind as "approverKind",
         a.approver_division as "approverLevel", a.consulted, a.filing_receiver as "filingReceiver",
         a.filing_receiver_en as "filingReceiverEn", a.announcer_kind as "announcerKind",
         a.announcer_division as "announcerLevel", a.article_zh as article, a.article as "articleEn", a.verified,
         a.note, a.note_en as "noteEn"
    from authority a
    join category t on t.id = a.category
   where a.valid @> ${day}::date ${matter ? sql`and a.category = ${matter.category}` : sql``} and a.announcer_kind is not null and (a.verified or not a.delegation)
     and (a.variant in ('government', 'housing') or (a.variant = 'sector' and a.verified))
   order by array_position(array['street', 'residential_area', 'building', 'facility', 'division'], a.category),
            a.category, array_position(array['prefecture', 'district', 'county', 'any'], a.place_level), a.id`;

// Of a matter the clocks that its procedures run, and those that every case may meet.
const selectClocks = (day: string, matter: Matter | undefined): Sql => sql`
  select label, label_en as "labelEn", length, unit, instrument || article as basis,
         concat_ws(' ', instrument_en, nullif(article_en, '')) as "basisEn", ${nameOf(sql`jurisdiction`)} as where,
         verified, note, note_en as "noteEn"
    from clock_rule r
   where valid @> ${day}::date and length is not null
     ${matter ? sql`and (purpose = 'other' or exists (${choosing(day, matter)}))` : sql``}
   order by id`;

const choosing = (day: string, { kind, category }: Matter): Sql => sql`
  select from clock_choice u
   where u.clock_id = r.id and u.valid @> ${day}::date and coalesce(u.case_kind, ${kind}) = ${kind}
     and coalesce(u.category, ${category}) = ${category}
     and (u.variant is null or u.variant in (select a.variant from authority a where a.category = ${category} and a.valid @> ${day}::date))`;
