import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { divisionPrefix } from '../../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../../accounts/withinDivision.ts';
import { type Db, maybeOne, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';

const Seen = z.object({ id: z.uuid() });
const Params = z.object({ id: z.uuid() });
const Area = z.object({ divisionCode: z.string() });

/** The one predicate of packages (alias `k`) that an office sees: those of its divisions. */
export const visiblePackages = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`starts_with(k.division_code, ${divisionPrefix(actor.divisionCode)})`;

/** Packages of one's own that wait to be done. */
export const ownPackages = (actor: Pick<Actor, 'id' | 'divisionCode'>): Sql =>
  sql`k.assignee_id = ${actor.id} and k.state = 'open' and ${visiblePackages(actor)}`;

/** Jurisdiction rule `field-package`. @throws Problem outside-jurisdiction */
export const requireVisiblePackage = (db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> =>
  requireOne(db, Params.parse(params).id, visiblePackages(actor));

/** Jurisdiction rule `field-package-own`. @throws Problem outside-jurisdiction */
export const requireOwnFieldPackage = (db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> =>
  requireOne(db, Params.parse(params).id, ownPackages(actor));

async function requireOne(db: Db, id: string, predicate: Sql): Promise<void> {
  const found = await maybeOne(db, Seen, sql`select k.id from field_package k where k.id = ${id} and ${predicate}`);
  if (!found) throw new Problem('outside-jurisdiction', `No work package ${id}`, { detailZh: '没有这个工作包。' });
}

/** Jurisdiction rule `body-field-area`: the division that a package is for. @throws Problem outside-jurisdiction */
export async function requireOwnFieldArea(_db: Db, actor: Actor, { body }: { body: unknown }): Promise<void> {
  if (withinDivision(actor, Area.parse(body).divisionCode)) return;
  throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
    detailZh: '不在本单位管辖的行政区内。',
  });
}

/** The package a record says it is from, where it is or was one of the inspector's own; what was recorded for others counts as by hand. */
export async function packageOfRecord(db: Db, actor: Actor, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const own = sql`select id from field_package where id = ${id} and assignee_id = ${actor.id}`;
  return (await maybeOne(db, Seen, own))?.id ?? null;
}
