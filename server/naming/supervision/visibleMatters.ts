import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';

/** Matters (alias `m`) of the actor's divisions: lists and single reads carry the same text. */
export const visibleMatters = (actor: Actor): Sql =>
  sql`starts_with(m.division_code, ${divisionPrefix(actor.divisionCode)})`;

const Params = z.object({ id: z.string() });

/** Jurisdiction rule `supervision-matter`. @throws Problem outside-jurisdiction */
export async function requireVisibleMatter(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Params,
    sql`select m.id from supervision_matter m where m.id = ${id} and ${visibleMatters(actor)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No matter ${id}`, { detailZh: '没有这个监督检查事项。' });
}
