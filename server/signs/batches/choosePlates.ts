import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { SignId } from '../contract.ts';
import type { SignBatchesApi } from './batchApiContract.ts';
import { Candidate, type CandidateFilter, MOST_PLATES, type PlateChoice, type SignBatch } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { changeBatch, type Given } from './changeBatch.ts';

const Key = z.tuple([SignId]);

/** Signs inside the actor's divisions that want a plate and are in no batch under way, the oldest order first. */
export async function plateCandidates(db: Db, actor: Actor, query: Input<typeof SignBatchesApi.candidates>['query']) {
  const { limit, cursor, ...filter } = query;
  const after = cursor ? decodeCursor(Key, cursor)[0] : undefined;
  const page = sql`${after ? sql`and s.id > ${after}` : sql``} order by s.id limit ${limit + 1}`;
  const rows = await many(db, Candidate, sql`${selectCandidates(actor, filter)} ${page}`);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.signId]) : null, total: null };
}

type Addition = Given & { body: PlateChoice };

/**
 * Puts signs into a draft: those named, or all that a filter finds, up to a thousand in the batch.
 * @throws Problem invalid-input where a named sign may not be put in, or too many; stale-version, wrong-state
 */
export const addPlates = (deps: SignBatchDeps, actor: Actor, act: Addition): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...act,
    act: 'choose',
    after: act.body,
    also: async (tx) => {
      const found = await many(tx, Candidate, sql`${chosen(actor, act.body)} for share of s`);
      if ('signIds' in act.body) requireAll(act.body.signIds, found);
      await run(tx, insertPlates(act.id, found));
      const { count } = await one(tx, z.object({ count: z.number() }), countPlates(act.id));
      if (count > MOST_PLATES) throw tooMany();
    },
  });

/** Takes a sign out of a draft. @throws Problem not-found, stale-version, wrong-state */
export const removePlate = (deps: SignBatchDeps, actor: Actor, act: Given & { signId: SignId }): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...act,
    act: 'choose',
    after: { removed: act.signId },
    also: async (tx) => {
      const gone = await run(
        tx,
        sql`delete from sign_batch_plate where batch_id = ${act.id} and sign_id = ${act.signId}`,
      );
      if (gone === 0) throw notIn(act.signId);
    },
  });

type Price = Given & { signId: SignId; body: { priceCents: number | null } };

/** Sets the price of one plate before release. @throws Problem not-found, stale-version, wrong-state */
export const pricePlate = (deps: SignBatchDeps, actor: Actor, act: Price): Promise<SignBatch> =>
  changeBatch(deps, actor, {
    ...act,
    act: 'edit',
    after: { signId: act.signId, ...act.body },
    also: async (tx) => {
      const set = sql`update sign_batch_plate set price_cents = ${act.body.priceCents}
                       where batch_id = ${act.id} and sign_id = ${act.signId}`;
      if ((await run(tx, set)) === 0) throw notIn(act.signId);
    },
  });

const chosen = (actor: Actor, choice: PlateChoice): Sql =>
  'signIds' in choice
    ? sql`${selectCandidates(actor, {})} and s.id = any(${choice.signIds}) order by s.id`
    : sql`${selectCandidates(actor, choice.filter)} order by s.id limit ${MOST_PLATES}`;

function requireAll(asked: readonly SignId[], found: readonly Candidate[]): void {
  const known = new Set(found.map(({ signId }) => signId));
  const errors = asked.flatMap((signId, i) =>
    known.has(signId)
      ? []
      : [
          {
            in: 'body' as const,
            pointer: `/signIds/${i}`,
            code: 'not-a-candidate',
            detail: 'No such sign here, or it stands, or it is in another batch',
            detailZh: '没有这块标志，或已安装完好、已撤除，或已在其他批次中',
          },
        ],
  );
  if (errors.length === 0) return;
  throw new Problem('invalid-input', `${errors.length} signs cannot be put into the batch`, {
    detailZh: `有${errors.length}块标志不能加入批次。`,
    errors: errors.slice(0, 20),
  });
}

export const notIn = (signId: SignId): Problem =>
  new Problem('not-found', `Sign ${signId} is not in this batch`, { detailZh: '该标志不在本批次中。' });

const tooMany = (): Problem =>
  new Problem('invalid-input', `A batch holds at most ${MOST_PLATES} plates`, {
    detailZh: `一个批次最多${MOST_PLATES}块标志，请另建批次。`,
  });

const selectCandidates = (actor: Actor, { placeId, type, status, division, q }: CandidateFilter): Sql => sql`
  select s.id as "signId", n.name, s.number, s.type, s.status, s.division_code as "divisionCode"
    from sign s
    join place_name n on n.id = s.name_id
   where starts_with(s.division_code, ${divisionPrefix(actor.divisionCode)})
     and s.status in ('planned', 'damaged', 'missing', 'mismatched')
     -- What was accepted lies in the store and waits for its installation.
     and not (s.status = 'planned' and s.made_by is not null)
     and not exists (select 1 from sign_batch_plate bp where bp.sign_id = s.id and bp.open)
     ${placeId ? sql`and s.place_id = ${placeId}` : sql``}
     ${type ? sql`and s.type = ${type}` : sql``}
     ${status ? sql`and s.status = ${status}` : sql``}
     ${division ? sql`and starts_with(s.division_code, ${divisionPrefix(division)})` : sql``}
     ${q ? sql`and (strpos(n.norm, ${normaliseName(q)}) > 0 or s.id = upper(${q}))` : sql``}`;

const insertPlates = (id: string, found: readonly Candidate[]): Sql => sql`
  insert into sign_batch_plate (batch_id, sign_id, position, state)
  select ${id}::uuid, x.sign_id, coalesce((select max(position) from sign_batch_plate where batch_id = ${id}), 0) + x.n, 'waiting'
    from unnest(${found.map(({ signId }) => signId)}::text[]) with ordinality as x (sign_id, n)`;

const countPlates = (id: string): Sql => sql`
  select count(*)::int as count from sign_batch_plate where batch_id = ${id}`;
