import { z } from 'zod';
import { json, one, run, sql } from '../../platform/db/sql.ts';
import type { Act } from '../act.ts';
import { isProtected, protectionList } from '../procedures/protectedName.ts';
import { findImpact } from './findImpact.ts';

const Old = z.object({ oldName: z.string(), placeId: z.string() });

/**
 * The impact report of a renaming or cancellation: what the register finds, what the handler says of it, and for a name of
 * the protection list (rows of rule NP-06) the measures that protect it first (TR art. 10 para. 2). May be made again; the
 * newest counts.
 */
export const assessImpact: Act<'assessImpact'> = {
  name: 'assessImpact',
  effect: async (context, { text, protectiveMeasures }) => {
    const { tx, found, actor, now, today } = context;
    const { oldName, placeId } = await one(
      tx,
      Old,
      sql`select old_name as "oldName", place_id as "placeId" from naming_case where id = ${found.id}`,
    );
    const groups = await findImpact(tx, {
      ...{ caseId: found.id, placeId, oldName },
      ...{ provinceCode: found.provinceCode, countyCode: found.divisionCode.slice(0, 6) },
    });
    const listed = isProtected(await protectionList(tx, today), oldName, found.divisionCode);
    await run(
      tx,
      sql`insert into case_impact (case_id, at, by, text, listed, protective_measures, groups)
          values (${found.id}, ${now}, ${actor.displayName}, ${text}, ${listed}, ${protectiveMeasures || null}, ${json(groups)})`,
    );
    return { reason: text, audit: { listed, totals: Object.fromEntries(groups.map((g) => [g.kind, g.total])) } };
  },
};
