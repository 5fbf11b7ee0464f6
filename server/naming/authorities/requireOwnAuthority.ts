import { z } from 'zod';
import { type Db, many, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ActContext } from '../act.ts';
import { type CaseFacts, categoryOf } from '../caseFacts.ts';
import { findAuthority } from '../findAuthority.ts';

/**
 * Jurisdiction at acceptance (approval-workflow.md section 10): the county in which most of the shape lies, and the matrix as it
 * is today, must still lead to this handler and this approver.
 * @throws Problem conflict `wrong-authority` that names the right ones, for the decision not to accept
 */
export async function requireOwnAuthority({ tx, found, today }: ActContext): Promise<void> {
  const right = await otherAuthority(tx, found, today);
  if (!right) return;
  const { handler, approver } = right;
  throw new Problem('conflict', `The right authority is ${handler}, with ${approver} deciding`, {
    detailZh: `本事项应由${handler}承办、${approver}审批，请作出不予受理决定并告知申请人向其申请。`,
    ...{ code: 'wrong-authority', rightAuthority: handler, approver },
  });
}

/** The offices that the matrix leads to today, by name, where they are not those of the case. */
export async function otherAuthority(
  tx: Db,
  found: CaseFacts,
  today: string,
): Promise<{ handler: string; approver: string } | undefined> {
  const countyCode = (await mainCounty(tx, found)) ?? found.divisionCode.slice(0, 6);
  const right = await findAuthority(tx, { kind: found.kind, category: categoryOf(found), countyCode, today });
  if (right.handlerOrgId === found.handlerOrgId && right.approverOrgId === found.approverOrgId) return undefined;
  const names = await many(
    tx,
    z.object({ id: z.string(), name: z.string() }),
    sql`select id, name from organisation where id in (${right.handlerOrgId}, ${right.approverOrgId})`,
  );
  const nameOf = (id: string): string => names.find((office) => office.id === id)?.name ?? '';
  return { handler: nameOf(right.handlerOrgId), approver: nameOf(right.approverOrgId) };
}

/** The county that holds most of the shape; undefined without shape or outlines. */
async function mainCounty(tx: Db, found: CaseFacts): Promise<string | undefined> {
  const row = await maybeOne(
    tx,
    z.object({ code: z.string() }),
    sql`select d.code from naming_case c join division d on d.level = 'county' and upper_inf(d.valid) and st_intersects(d.geom, c.geom)
         where c.id = ${found.id} and starts_with(d.code, left(c.division_code, 2))
         order by case st_dimension(c.geom) when 0 then 0 when 1 then st_length(st_intersection(d.geom, c.geom))
                  else st_area(st_intersection(d.geom, c.geom)) end desc, d.code limit 1`,
  );
  return row?.code;
}
