import { z } from 'zod';
import type { Clash } from '../detection/contract.ts';
import { maybeOne, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { ActContext } from './act.ts';
import { visibleTo } from './visibleTo.ts';

/**
 * Says which name stands in the way: `name-reserved` with the case that holds it, by number where the actor may see that
 * case, or `duplicate-name` with the name of the register.
 * @param wayOut what the actor can do, in both languages
 */
export async function clashProblem(
  context: ActContext,
  name: string,
  clash: Clash,
  wayOut: { en: string; zh: string },
): Promise<Problem> {
  if (clash.status !== 'reserved') {
    return new Problem('conflict', `${name} clashes with the name ${clash.name} of the register. ${wayOut.en}`, {
      detailZh: `“${name}”与已登记的“${clash.name}”重名或同音。${wayOut.zh}`,
      ...{ code: 'duplicate-name', clash },
    });
  }
  const caseNo = await holderOf(context, clash.placeId);
  const [en, zh] = caseNo === null ? ['another case', '另一办件'] : [`case ${caseNo}`, `办件 ${caseNo} `];
  return new Problem('conflict', `${name} clashes with ${clash.name}, reserved by ${en}. ${wayOut.en}`, {
    detailZh: `“${name}”与${zh}已预留的“${clash.name}”重名或同音。${wayOut.zh}`,
    ...{ code: 'name-reserved', clash, heldBy: caseNo },
  });
}

const Holder = z.object({ caseNo: z.string() });

/** The number of the case that reserved the name of a place; null when the actor may not see that case. */
async function holderOf({ tx, actor }: ActContext, placeId: string): Promise<string | null> {
  const holder = await maybeOne(
    tx,
    Holder,
    sql`select c.case_no as "caseNo" from naming_case c where c.place_id = ${placeId} and ${visibleTo(actor)}`,
  );
  return holder?.caseNo ?? null;
}
