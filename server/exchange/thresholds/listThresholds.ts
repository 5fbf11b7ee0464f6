import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { thresholdItems } from './exchangeThresholds.ts';
import { mayChangeFor, takesDivisions } from './mayChangeFor.ts';
import {
  ListedThreshold,
  type ThresholdHistory,
  type ThresholdId,
  ThresholdItem,
  ThresholdRow,
  ThresholdScope,
} from './thresholdContract.ts';

export interface Reader {
  actor: Actor;
  today: string;
}

const Around = ListedThreshold.pick({ plannedFrom: true, localValues: true }).extend({ id: z.string() });
const Named = z.object({ jurisdiction: z.string(), division: z.string().nullable() });

/** The sizes in force for the office, each with what is decided for later and what its parts have of their own. */
export async function listThresholds(db: Db, { actor, today }: Reader): Promise<{ items: ListedThreshold[] }> {
  const { divisionCode } = actor;
  const items = await thresholdItems(db, { divisionCode, today });
  const around = new Map((await many(db, Around, aroundOf({ actor, today }))).map((row) => [row.id, row]));
  const names = new Map(
    (
      await many(db, Named, sql`select distinct t.jurisdiction, ${nameOf(today)} as division from exchange_threshold t`)
    ).map(({ jurisdiction, division }) => [jurisdiction, division]),
  );
  return {
    items: items.map((item) => ({
      ...{ ...item, division: names.get(item.jurisdiction) ?? null },
      plannedFrom: around.get(item.id)?.plannedFrom ?? null,
      localValues: around.get(item.id)?.localValues ?? 0,
    })),
  };
}

const aroundOf = ({ actor, today }: Reader): Sql => sql`
  select t.id, min(lower(t.valid)) filter (where lower(t.valid) > ${today}::date)::text as "plannedFrom",
         (count(*) filter (where t.valid @> ${today}::date and ${isInside(actor)}))::int as "localValues"
    from exchange_threshold t where t.withdrawn_at is null and ${isSeen(actor)} group by t.id`;

/** Rows (alias `t`) of divisions inside the office's own. */
const isInside = ({ divisionCode }: Actor): Sql => {
  const prefix = divisionPrefix(divisionCode);
  return sql`(t.jurisdiction <> 'CN' and t.jurisdiction <> ${prefix} and starts_with(t.jurisdiction, ${prefix}))`;
};

/** Rows (alias `t`) that hold in the office's divisions, over them or in a part of them. */
const isSeen = ({ divisionCode }: Actor): Sql => {
  const prefix = divisionPrefix(divisionCode);
  return sql`(t.jurisdiction = 'CN' or starts_with(t.jurisdiction, ${prefix}) or starts_with(${prefix}::text, t.jurisdiction))`;
};

/** The name of the division whose code begins with the jurisdiction of `t`; null for the nation. */
const nameOf = (today: string): Sql => sql`(
  select d.name from division d where d.code = rpad(t.jurisdiction, 6, '0') and d.valid @> ${today}::date)`;

/** One size with its rows and for whom the actor may set it. @throws Problem not-found where the register lacks it */
export async function thresholdHistory(db: Db, reader: Reader, id: ThresholdId): Promise<ThresholdHistory> {
  const { actor } = reader;
  const [of] = await many(
    db,
    ThresholdItem.pick({ id: true, part: true, unit: true, note: true, noteZh: true }),
    sql`select id, part, unit, note, note_zh as "noteZh" from exchange_threshold where id = ${id} and jurisdiction = 'CN'
         order by lower(valid) desc limit 1`,
  );
  if (!of) throw new Problem('not-found', `No size ${id}`, { detailZh: '没有这项界限值。' });
  const rows = await many(
    db,
    ThresholdRow,
    sql`select ${columns(reader)} from exchange_threshold t where t.id = ${id} and ${isSeen(actor)}
         order by t.jurisdiction = 'CN', length(t.jurisdiction) desc, t.jurisdiction, lower(t.valid) desc, t.entered_at desc`,
  );
  const scopes = actor.permissions.has('rules.draft') ? await scopesOf(db, reader, id) : [];
  return { ...of, rows, scopes: scopes.filter(({ jurisdiction }) => mayChangeFor(actor, jurisdiction)) };
}

const columns = ({ actor, today }: Reader): Sql => sql`
  t.row_id as id, t.version, t.jurisdiction, ${nameOf(today)} as division, t.value, lower(t.valid)::text as "validFrom",
  upper(t.valid)::text as "validTo",
  case when t.withdrawn_at is not null then 'withdrawn' when t.valid @> ${today}::date then 'in_force'
       when lower(t.valid) > ${today}::date then 'future' else 'ended' end as state,
  t.source, t.reason, t.entered_by as "enteredBy", t.entered_at as "enteredAt", t.verified, t.verified_by as "verifiedBy",
  t.verified_at as "verifiedAt",
  not t.verified and t.withdrawn_at is null and t.entered_by_id <> ${actor.id}::uuid is true
    and ${actor.permissions.has('rules.approve')} and ${isSeen(actor)} as "mayVerify"`;

/** The nation, the office's own division and those inside it down to the county, with the version of their values. */
const scopesOf = (db: Db, { actor, today }: Reader, id: ThresholdId): Promise<ThresholdScope[]> =>
  many(
    db,
    ThresholdScope,
    sql`select t.jurisdiction, t.division,
               coalesce((select sum(r.version) from exchange_threshold r where r.id = ${id} and r.jurisdiction = t.jurisdiction), 0)::int
                 as version
          from (select 'CN' as jurisdiction, null as division
                union all
                select regexp_replace(d.code, '^(\d{2})(?:0000)$|^(\d{4})(?:00)$', '\1\2'), d.name from division d
                 where ${takesDivisions(id)} and d.valid @> ${today}::date and not d.statistical
                   and d.level in ('province', 'prefecture', 'county')
                   and starts_with(d.code, ${divisionPrefix(actor.divisionCode)})) t
         order by t.jurisdiction <> 'CN', length(t.jurisdiction), t.jurisdiction`,
  );
