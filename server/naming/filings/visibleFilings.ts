import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { visibleTo } from '../visibleTo.ts';
import { inFiling } from './inFiling.ts';

const OVERSEERS = new Set(['civil_affairs', 'audit']);

/**
 * The one predicate of reading filings (alias `f`): a draft is its keeper's; from then on the offices that file, receive
 * and announce see it, and toponym authorities and auditors over their whole division.
 */
export function visibleFilings(actor: Actor): Sql {
  const oversight = OVERSEERS.has(actor.organKind)
    ? sql`or (f.state <> 'draft' and starts_with(f.approver_division, ${divisionPrefix(actor.divisionCode)}))`
    : sql``;
  return sql`(${inFiling(actor)} ${oversight})`;
}

const Found = z.object({ id: z.string() });

const nothingHere = (id: string) =>
  new Problem('outside-jurisdiction', `No filing ${id}`, { detailZh: '没有这件备案。' });

/** Jurisdiction rule `filing`: a filing one may not see does not exist. @throws Problem outside-jurisdiction */
export async function requireVisibleFiling(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Found.parse(params);
  const seen = await maybeOne(
    db,
    Found,
    sql`select f.id from inbound_filing f where f.id = ${id} and ${visibleFilings(actor)}`,
  );
  if (!seen) throw nothingHere(id);
}

/** Jurisdiction rule `filing-or-case`: a late filing is chased whichever of the two it is. @throws Problem outside-jurisdiction */
export async function requireVisibleFilingOrCase(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Found.parse(params);
  const seen = await maybeOne(
    db,
    Found,
    sql`select f.id from inbound_filing f where f.id = ${id} and ${visibleFilings(actor)}
        union all select c.id from naming_case c where c.id = ${id} and ${visibleTo(actor)}`,
  );
  if (!seen) throw nothingHere(id);
}
