import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { Instant, type Reply } from '../../platform/contract.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { noDispute } from '../findDispute.ts';
import { type TouchingApi, TouchingItem } from './touchingContract.ts';
import { touchingCases, touchingDossiers, touchingSigns } from './touchingRows.ts';

type Touching = Reply<typeof TouchingApi.listTouching>;

// Of each kind: an area of some square kilometres holds fewer, and a page of more is no help.
const MOST = 200;

const Rule = z.object({
  article: z.string(),
  articleZh: z.string(),
  note: z.string(),
  noteZh: z.string(),
  verified: z.boolean(),
});
const Facts = z.object({ registeredAt: Instant, holds: z.boolean(), rule: Rule });

/**
 * All cases, signs and changes of divisions that touch the contested area of a dispute, whoever works on them, with what became
 * of them and whether they were released. For its participants, which is asked before. @throws Problem not-found
 */
export async function listTouching(
  db: Db,
  actor: Actor,
  { id, today }: { id: DisputeId; today: string },
): Promise<Touching> {
  const found = await maybeOne(db, Facts, selectFacts(id, today));
  if (!found) throw noDispute(id);
  const { registeredAt, ...facts } = found;
  const asked = { id, actor, registeredOn: chinaDay(registeredAt), limit: MOST + 1 };
  const rows = [
    await many(db, TouchingItem, touchingCases(asked)),
    await many(db, TouchingItem, touchingSigns(asked)),
    await many(db, TouchingItem, touchingDossiers(asked)),
  ];
  return {
    ...facts,
    items: rows.flatMap((list) => list.slice(0, MOST)),
    more: rows.some(({ length }) => length > MOST),
    mayRelease: facts.holds && actor.permissions.has('disputes.decide'),
  };
}

const selectFacts = (id: DisputeId, today: string): Sql => sql`
  select d.registered_at as "registeredAt", s.status_quo as holds,
         (select jsonb_build_object('article', article, 'articleZh', article_zh, 'note', note, 'noteZh', note_zh, 'verified', verified)
            from contested_ground_rule where valid @> ${today}::date order by subject, act limit 1) as rule
    from dispute d join dispute_state s on s.id = d.state where d.id = ${id}`;
