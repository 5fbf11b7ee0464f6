import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Input } from '../platform/contract.ts';
import { maybeOne, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { type Sign, type SignId, SignStatus, type SignsApi } from './contract.ts';
import { findSign, noSign } from './findSign.ts';
import type { SignDeps } from './signDeps.ts';

type Move = Input<typeof SignsApi.move>;

const Stored = z.object({
  version: z.number().int(),
  status: SignStatus,
  position: z.tuple([z.number(), z.number()]),
  installedOn: z.iso.date().nullable(),
});

/**
 * Records what became of a sign: its state, where it stands, when it was set up. A withdrawn sign stays withdrawn: its
 * code would otherwise come back to life on another wall.
 * @throws Problem not-found, stale-version, wrong-state, contested-ground
 */
export function moveSign(
  deps: SignDeps,
  actor: Actor,
  id: SignId,
  { version, body }: Pick<Move, 'version' | 'body'>,
): Promise<Sign> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const stored = await maybeOne(tx, Stored, lockSign(id));
    if (!stored) throw noSign(id);
    if (stored.version !== version) throw staleVersion(stored.version);
    if (stored.status === 'withdrawn') throw withdrawn();
    const installedOn = body.installedOn ?? stored.installedOn;
    await run(tx, updateSign(id, { ...body, installedOn }, at));
    if (isPlaced(stored, body)) await deps.ground(tx, actor, { subject: 'sign', id, act: 'install' });
    const { version: _version, ...before } = stored;
    const after = { ...body, installedOn };
    await record(tx, { actor, action: 'signs.move', subjectKind: 'sign', subjectId: id, before, after, at });
    return findSign(tx, id, deps.config.publicUrl);
  });
}

// A tenth of a metre: what rounding moves is not moved.
const SAME_PLACE_DEGREES = 1e-6;

/** Whether a sign comes to stand where it did not stand. */
function isPlaced(before: Pick<Move['body'], 'status' | 'position'>, after: Move['body']): boolean {
  if (after.status === 'planned' || after.status === 'withdrawn') return false;
  return (
    before.status === 'planned' ||
    before.position.some((degree, i) => Math.abs(degree - (after.position[i] ?? 0)) > SAME_PLACE_DEGREES)
  );
}

const staleVersion = (current: number) =>
  new Problem('stale-version', 'Somebody changed this sign meanwhile', {
    detailZh: '该标志已被他人修改，请刷新后再试。',
    current,
  });
const withdrawn = () =>
  new Problem('wrong-state', 'A withdrawn sign cannot come back; order a new one', {
    detailZh: '已撤除的标志不能恢复，请新增标志。',
  });

const lockSign = (id: SignId): Sql => sql`
  select version, status, jsonb_build_array(st_x(position), st_y(position)) as position, installed_on as "installedOn"
    from sign where id = ${id} for update`;

const updateSign = (id: SignId, { status, position, installedOn }: Move['body'], at: string): Sql => sql`
  update sign
     set status = ${status}, installed_on = ${installedOn}::date, version = version + 1, updated_at = ${at}::timestamptz,
         position = st_setsrid(st_makepoint(${position[0]}, ${position[1]}), 4490)
   where id = ${id}`;
