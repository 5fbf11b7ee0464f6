import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { type AuthorityApi, AuthorityChange, AuthorityRow } from './authorityContract.ts';

/** The rows of the matrix on a day that concern the actor's divisions: the country's and those of the divisions over or in them. */
export async function listAuthorities(
  db: Db,
  actor: Actor,
  { category, at }: Input<typeof AuthorityApi.rows>['query'],
  today: string,
): Promise<{ items: AuthorityRow[] }> {
  const prefix = divisionPrefix(actor.divisionCode);
  const items = await many(
    db,
    AuthorityRow,
    sql`select a.id, a.category, a.subtype, a.case_kind as "caseKind", a.jurisdiction, a.place_level as "placeLevel", a.variant,
               a.delegation, a.handler_kind as "handlerKind", a.handler_division as "handlerLevel",
               a.approver_kind as "approverKind", a.approver_division as "approverLevel", o.name as "officeName",
               a.consulted, a.consulted_by_law as "consultedByLaw", a.filing_receiver as "filingReceiver",
               a.filing_receiver_en as "filingReceiverEn", a.announcer_kind as "announcerKind",
               a.announcer_division as "announcerLevel", a.article_zh as article, a.article as "articleEn",
               a.document_no as "documentNo", lower(a.valid) as "validFrom",
               case when upper_inf(a.valid) then null else upper(a.valid) end as "validTo", a.verified, a.settles,
               a.settles_en as "settlesEn", a.note, a.note_en as "noteEn"
          from authority a left join organisation o on o.code = a.office_code
         where a.valid @> ${at ?? today}::date ${category ? sql`and a.category = ${category}` : sql``}
           and (a.jurisdiction = 'CN' or starts_with(a.jurisdiction, ${prefix}) or starts_with(${prefix}::text, a.jurisdiction))
         order by a.category, a.delegation, a.place_level, a.jurisdiction <> 'CN', a.id`,
  );
  return { items };
}

const Key = z.tuple([Instant, z.uuid()]);

/** Proposed and decided changes of the actor's divisions, newest first. Keyset paging. */
export async function listChanges(db: Db, actor: Actor, query: Input<typeof AuthorityApi.changes>['query']) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    AuthorityChange,
    sql`select ${changeColumns(actor)} from authority_change c where ${visibleChange(actor)}
           ${after ? sql`and (c.proposed_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by c.proposed_at desc, c.id desc limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.proposedAt, last.id]) : null, total: null };
}

export const changeColumns = (actor: Actor): Sql => sql`
  c.id, c.version, c.state, c.body, c.proposer, c.proposed_at as "proposedAt", c.decider, c.decided_at as "decidedAt", c.remark,
  c.proposed_by = ${actor.id} as own`;

/** A change (alias `c`) is seen where it holds: in the division of who proposed it, and over and below that. */
export const visibleChange = (actor: Actor): Sql => {
  const prefix = divisionPrefix(actor.divisionCode);
  return sql`(starts_with(c.body ->> 'jurisdiction', ${prefix}) or starts_with(${prefix}::text, c.body ->> 'jurisdiction'))`;
};
