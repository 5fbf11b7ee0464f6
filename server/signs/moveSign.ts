import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Input } from '../platform/contract.ts';
import { type Db, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { Sign, SignId, SignsApi } from './contract.ts';
import { findSign } from './findSign.ts';
import { lockSign } from './lockSign.ts';
import { withdrawReplaced } from './replacements/withdrawReplaced.ts';
import type { SignDeps } from './signDeps.ts';
import { signFace, streetAzimuth } from './signFace.ts';

type Move = Input<typeof SignsApi.move>;
type Stored = Awaited<ReturnType<typeof lockSign>>;

/**
 * Records what became of a sign: its state, where it stands, when it was set up. Which state may follow which are the rows of
 * `sign_status_move`; a withdrawn sign stays withdrawn: its code would otherwise come back to life on another wall. Where the
 * sign takes another's place, that one is withdrawn as this one is installed.
 * @throws Problem not-found, stale-version, wrong-state, invalid-input without a reason that is needed, contested-ground
 */
export function moveSign(
  deps: SignDeps,
  actor: Actor,
  id: SignId,
  { version, body }: Pick<Move, 'version' | 'body'>,
): Promise<Sign> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const stored = await lockSign(tx, id, version);
    requireMove(stored, body);
    const after = afterMove(stored, body);
    await run(tx, updateSign(id, after, at));
    if (isPlaced(stored, body)) await deps.ground(tx, actor, { subject: 'sign', id, act: 'install' });
    await recordMove(tx, actor, { id, at, stored, after, reason: body.reason });
    if (stored.status === 'planned' && after.status === 'installed' && stored.replacesId)
      await withdrawReplaced(tx, actor, { id: stored.replacesId, by: id, at });
    return findSign(tx, id, deps.config.publicUrl);
  });
}

/** @throws Problem wrong-state, invalid-input without a reason */
function requireMove({ status, moves }: Stored, { status: to, reason }: Move['body']): void {
  if (status === 'withdrawn') throw withdrawn();
  if (to === status) return;
  const move = moves.find((known) => known.to === to);
  if (!move) {
    throw new Problem('wrong-state', `A sign cannot go from ${status} to ${to}`, {
      detailZh: '标志不能这样变更状态。',
      ...{ from: status, to, allowed: moves.map((known) => known.to) },
    });
  }
  if (move.needsReason && reason === undefined) throw withoutReason();
}

type After = Pick<Sign, 'status' | 'position' | 'installedOn' | 'azimuthDegrees' | 'colour'>;

/** What is stored afterwards. A plate not made yet takes the ground of where it is to stand now, if the street has a run there. */
function afterMove(stored: Stored, { status, position, installedOn }: Move['body']): After {
  const wish = { ...stored, position, geometry: stored.placeGeometry, azimuthDegrees: null };
  const follows = stored.status === 'planned' && !stored.azimuthGiven && isElsewhere(stored.position, position);
  const { azimuthDegrees, colour } = follows && streetAzimuth(wish) !== null ? signFace(wish, stored.edition) : stored;
  return { status, position, azimuthDegrees, colour, installedOn: installedOn ?? stored.installedOn };
}

// A tenth of a metre: what rounding moves is not moved.
const SAME_PLACE_DEGREES = 1e-6;
const isElsewhere = (before: Sign['position'], after: Sign['position']): boolean =>
  before.some((degree, i) => Math.abs(degree - (after[i] ?? 0)) > SAME_PLACE_DEGREES);

/** Whether a sign comes to stand where it did not stand. */
function isPlaced(before: Stored, after: Move['body']): boolean {
  if (after.status === 'planned' || after.status === 'withdrawn') return false;
  return before.status === 'planned' || isElsewhere(before.position, after.position);
}

interface Moved {
  id: SignId;
  at: string;
  stored: Stored;
  after: After;
  reason: string | undefined;
}

function recordMove(tx: Db, actor: Actor, { id, at, stored, after, reason }: Moved): Promise<void> {
  const { status, position, installedOn, azimuthDegrees, colour } = stored;
  return record(tx, {
    ...{ actor, action: 'signs.move', subjectKind: 'sign', subjectId: id, at },
    before: { status, position, installedOn, azimuthDegrees, colour },
    after: { ...after, ...(reason === undefined ? {} : { reason }) },
  });
}

const withdrawn = () =>
  new Problem('wrong-state', 'A withdrawn sign cannot come back; order a new one', {
    detailZh: '已撤除的标志不能恢复，请新增标志。',
  });

const withoutReason = () =>
  new Problem('invalid-input', 'Say why the sign comes to this state', {
    detailZh: '请说明变更状态的理由。',
    errors: [
      {
        ...{ in: 'body', pointer: '/reason', code: 'required' },
        ...{ detail: 'This move needs a reason', detailZh: '这一变更须说明理由' },
      },
    ],
  });

const updateSign = (id: SignId, after: After, at: string): Sql => sql`
  update sign
     set status = ${after.status}, installed_on = ${after.installedOn}::date, 
         withdrawn_on = case when ${after.status}::text = 'withdrawn' then (${at}::timestamptz at time zone 'Asia/Shanghai')::date end,
         azimuth_degrees = ${after.azimuthDegrees}, colour = ${after.colour}, version = version + 1,
         updated_at = ${at}::timestamptz,
         position = st_setsrid(st_makepoint(${after.position[0]}, ${after.position[1]}), 4490)
   where id = ${id}`;
