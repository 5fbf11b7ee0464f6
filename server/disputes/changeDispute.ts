import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { chinaDay } from '../naming/deadline.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { areaShape } from './contestedArea.ts';
import {
  ContestedArea,
  type Dispute,
  type DisputeChange,
  type DisputeId,
  DisputeState,
  DisputeTrack,
} from './contract.ts';
import { nextState, recordStep } from './disputeStep.ts';
import { findDispute, noDispute } from './findDispute.ts';
import { requireContent } from './registerDispute.ts';

interface At {
  id: DisputeId;
  version: number;
}

/**
 * Puts a registration right: only what the change names, at the version read, by the government that registered it. The
 * values before and after stay in the steps.
 * @throws Problem not-found, stale-version, wrong-state, not-allowed, invalid-input
 */
export function editDispute(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  { id, version, change }: At & { change: DisputeChange },
): Promise<Dispute> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await lockDispute(tx, { id, version });
    const to = await nextState(tx, 'edit', found, actor);
    const after = { ...found.content, ...given(change) };
    const day = chinaDay(at);
    await requireContent(tx, { ...after, track: found.track }, { sides: [found.sideA, found.sideB], day });
    await run(tx, updateContent(id, after, at));
    await recordStep(tx, { act: 'edit', from: found.state, to, before: found.content, after }, { id, actor, at });
    return findDispute(tx, actor, id);
  });
}

/** Takes a registration back, with a reason. @throws Problem not-found, stale-version, wrong-state, not-allowed */
export function withdrawDispute(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  { id, version, reason }: At & { reason: string },
): Promise<Dispute> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await lockDispute(tx, { id, version });
    const to = await nextState(tx, 'withdraw', found, actor);
    await run(
      tx,
      sql`update dispute set state = ${to}, version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await recordStep(tx, { act: 'withdraw', from: found.state, to, reason }, { id, actor, at });
    return findDispute(tx, actor, id);
  });
}

const Content = z.object({
  title: z.string(),
  facts: z.string(),
  agreement: z.string().nullable(),
  aroseOn: z.iso.date(),
  area: ContestedArea.nullable(),
});
type Content = z.infer<typeof Content>;

const Stored = z.object({
  version: z.number().int(),
  track: DisputeTrack,
  state: DisputeState,
  sideA: z.string(),
  sideB: z.string(),
  handlerCode: z.string(),
  registrantCode: z.string(),
  content: Content,
});

// A change names what it changes; what it leaves out stays.
const given = (change: DisputeChange): Partial<Content> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

async function lockDispute(tx: Db, { id, version }: At): Promise<z.infer<typeof Stored>> {
  const found = await maybeOne(tx, Stored, selectForUpdate(id));
  if (!found) throw noDispute(id);
  if (found.version === version) return found;
  throw new Problem('stale-version', `The dispute is at version ${found.version}, you read version ${version}`, {
    detailZh: `该争议已被更新（当前版本 ${found.version}，您打开的是版本 ${version}），请刷新后再办理。`,
    current: found.version,
  });
}

const selectForUpdate = (id: DisputeId): Sql => sql`
  select version, track, state, side_a as "sideA", side_b as "sideB", handler_code as "handlerCode",
         registrant_code as "registrantCode",
         jsonb_build_object('title', title, 'facts', facts, 'agreement', agreement, 'aroseOn', arose_on,
           'area', st_asgeojson(area, 15, 0)::jsonb) as content
    from dispute where id = ${id} for update`;

const updateContent = (id: DisputeId, { title, facts, agreement, aroseOn, area }: Content, at: string): Sql => sql`
  update dispute
     set title = ${title}, facts = ${facts}, agreement = ${agreement}, arose_on = ${aroseOn}::date, area = ${areaShape(area)},
         version = version + 1, updated_at = ${at}::timestamptz
   where id = ${id}`;
