import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { chinaDay } from '../naming/deadline.ts';
import { type Db, one, run, type Sql, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { areaShape } from './contestedArea.ts';
import { ContestedArea, type Dispute, type DisputeChange, type DisputeId, RiskLevel } from './contract.ts';
import { nextState, recordStep } from './disputeStep.ts';
import { findDispute } from './findDispute.ts';
import { lockDispute } from './lockDispute.ts';
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
    const before = await contentOf(tx, id);
    const after = { ...before, ...given(change) };
    const day = chinaDay(at);
    await requireContent(tx, { ...after, track: found.track }, { sides: [found.sideA, found.sideB], day });
    await run(tx, updateContent(id, after, at));
    await recordStep(tx, { act: 'edit', from: found.state, to, before, after }, { id, actor, at });
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
  cause: z.string().nullable(),
  affectedVillages: z.string().array(),
  affectedPopulation: z.number().int().nullable(),
  resourcesAtStake: z.string().nullable(),
  riskLevel: RiskLevel.nullable(),
});
type Content = z.infer<typeof Content>;

// A change names what it changes; what it leaves out stays.
const given = (change: DisputeChange): Partial<Content> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const contentOf = (tx: Db, id: DisputeId): Promise<Content> => one(tx, Content, selectContent(id));

const selectContent = (id: DisputeId): Sql => sql`
  select title, facts, agreement, arose_on as "aroseOn", st_asgeojson(area, 15, 0)::jsonb as area, cause,
         affected_villages as "affectedVillages", affected_population as "affectedPopulation",
         resources_at_stake as "resourcesAtStake", risk_level as "riskLevel"
    from dispute where id = ${id}`;

const updateContent = (id: DisputeId, to: Content, at: string): Sql => sql`
  update dispute
     set title = ${to.title}, facts = ${to.facts}, agreement = ${to.agreement}, arose_on = ${to.aroseOn}::date,
         area = ${areaShape(to.area)}, cause = ${to.cause}, affected_villages = ${to.affectedVillages}::text[],
         affected_population = ${to.affectedPopulation}, resources_at_stake = ${to.resourcesAtStake},
         risk_level = ${to.riskLevel}, version = version + 1, updated_at = ${at}::timestamptz
   where id = ${id}`;
