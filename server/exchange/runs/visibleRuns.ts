import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { Problem } from '../../platform/problem.ts';
import { ImportRunId } from '../imports/importContract.ts';

/** Runs `r` of the actor's own office and of those below it. */
export const visibleRuns = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`r.division_code like ${`${divisionPrefix(actor.divisionCode)}%`}`;

const Params = z.object({ id: ImportRunId });

/** The jurisdiction rule `visibleImport`. @throws Problem not-found */
export async function requireVisibleImport(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Params,
    sql`select r.id from import_run r where r.id = ${id} and ${visibleRuns(actor)}`,
  );
  if (!seen) throw new Problem('not-found', 'No such import', { detailZh: '没有这次导入。' });
}
