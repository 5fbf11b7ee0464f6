import { run, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { moveSign } from '../../moveSign.ts';
import { chinaDayOf } from './applyNewSign.ts';
import { keepSignPhotos } from './keepSignPhotos.ts';
import { type LockedSign, lockedSign, signAtVersion } from './lockedSign.ts';
import { openOrders } from './openOrders.ts';
import { signDepsOf } from './signDepsOf.ts';
import { contradicted, made, type Outcome, type WorkOf } from './work.ts';

type Replacing = WorkOf<'replaced_sign'>;

/**
 * One sign taken down and another set up in its place: both or neither. Far from where it was planned the new one keeps its planned
 * position, and work F4 is opened.
 * @throws Problem not-found, wrong-state, invalid-input, contested-ground
 */
export async function applyReplacedSign(work: Replacing): Promise<Outcome> {
  const { tx, payload, settlement } = work;
  const { oldSignId, newSignId, baseVersion, fix } = payload;
  if (oldSignId === newSignId) throw sameSign();
  // Always in the same order: two replacements at once must not wait for each other.
  const order = [oldSignId, newSignId].toSorted();
  const locked = new Map<string, LockedSign>();
  for (const id of order) locked.set(id, await lockedSign(tx, id, fix.position));
  const [old, fresh] = [locked.get(oldSignId), locked.get(newSignId)];
  if (!old || !fresh) throw new Error('Both were locked');
  if (fresh.values.status !== 'planned') throw notPlanned();
  const base = await signAtVersion(tx, oldSignId, baseVersion);
  const isChanged = base.status !== old.values.status;
  if (isChanged && !settlement) return contradicted('state', { otherId: oldSignId, ...CHANGED });
  await replace(work, { old, fresh });
  return made(newSignId);
}

async function replace(work: Replacing, { old, fresh }: { old: LockedSign; fresh: LockedSign }): Promise<void> {
  const { tx, actor, payload, row, rules, at } = work;
  const { oldSignId, newSignId, fix, note } = payload;
  const deps = signDepsOf(work);
  if (old.values.status !== 'withdrawn') {
    const { position } = old.values;
    const body = { status: 'withdrawn', position, installedOn: null, reason: note ?? '已换装新标志' } as const;
    await moveSign(deps, actor, oldSignId, {
      version: old.version,
      body,
    });
  }
  const isFar = fresh.metresOff > rules['position-off'];
  const position = isFar ? fresh.values.position : fix.position;
  const body = { status: 'installed', position, installedOn: chinaDayOf(row.happenedAt) } as const;
  await moveSign(deps, actor, newSignId, {
    version: fresh.version,
    body,
  });
  await run(
    tx,
    sql`update sign set replaces_id = ${oldSignId}, updated_at = ${at}::timestamptz
         where id = ${newSignId} and replaces_id is null
           and not exists (select 1 from sign s where s.replaces_id = ${oldSignId})`,
  );
  await keepSignPhotos(work, { signId: newSignId });
  if (!isFar) return;
  const { placeId, divisionCode, metresOff } = fresh;
  const far = `安装位置距计划位置${Math.round(metresOff)}米${note === null ? '' : `：${note}`}`;
  await openOrders(work, {
    ...{ signId: newSignId, placeId, divisionCode, position: fix.position },
    ...{ source: 'inspection', sourceId: row.id, defects: ['F4'], note: far },
  });
}

const CHANGED = {
  detail: 'The state of the old sign was changed meanwhile',
  detailZh: '旧标志的状态在此期间已被修改',
};
const sameSign = () =>
  new Problem('invalid-input', 'A sign cannot replace itself', { detailZh: '新旧标志不能是同一块。' });
const notPlanned = () =>
  new Problem('wrong-state', 'Only a planned sign can be set up in place of another', {
    detailZh: '新标志不是待制作状态，不能作为更换后的标志。',
  });
