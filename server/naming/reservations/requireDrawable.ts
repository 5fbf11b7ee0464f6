import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import type { UnfinishedDraft } from '../draftContract.ts';
import { fieldProblem } from '../fieldProblem.ts';

const Held = z.object({ category: z.string(), county: z.string(), planDivision: z.string().nullable() });

/** A plan of a city holds its names for the counties of it, wherever a case that drew one meanwhile lies. */
const isHeldFor = ({ county, planDivision }: z.infer<typeof Held>, division: string): boolean =>
  planDivision === null ? county === division.slice(0, 6) : division.startsWith(divisionPrefix(planDivision));

/**
 * Only a naming draws, and only a free name of its category and county, or of a plan for a division around it. Whether it is still free when the name is chosen is
 * asked again (`drawName`).
 * @throws Problem invalid-input with a pointer to /draws
 */
export async function requireDrawable(
  tx: Db,
  { kind = 'naming', category, division }: Pick<UnfinishedDraft, 'kind' | 'category' | 'division'>,
  draws: string,
): Promise<void> {
  if (kind !== 'naming') {
    throw fieldProblem('/draws', 'not-a-naming', 'Only a naming draws a reserved name', '只有命名办件可以启用预留名称');
  }
  const held = await maybeOne(
    tx,
    Held,
    sql`select n.category, n.county_code as county, p.division_code as "planDivision"
          from name_reservation r join place_name n on n.id = r.name_id left join toponym_plan p on p.id = r.plan_id
         where r.id = ${draws} and r.state in ('free', 'drawn')`,
  );
  if (held && held.category === category && division && isHeldFor(held, division)) return;
  throw fieldProblem(
    '/draws',
    'not-drawable',
    'No such reserved name for this category and county',
    '没有可供本类别、本县（市、区）启用的这一预留名称',
  );
}
