import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { PlaceId, Position } from '../../gazetteer/contract.ts';
import { type Db, many, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { Mounting, Side, SignId, SignStatus, SignType } from '../contract.ts';
import type { DueDeps } from '../due/acceptProposals.ts';
import { orderSign } from '../orderSign.ts';
import { openOrder } from '../orders/openOrder.ts';
import { findRenaming } from './renamings.ts';
import type { RenamingPlates } from './replacementContract.ts';
import { withdrawReplaced } from './withdrawReplaced.ts';

/**
 * For each plate that shows an ended name and has no successor yet: a planned sign at the same place and of the same kind,
 * which shows the standard name of today, and a piece of work for whoever maintains it (F2). Of a cancelled name only the work:
 * its plates are taken down. A plate not made yet is withdrawn at once. All in one transaction; again it does nothing.
 * @throws Problem not-found, wrong-state where a renamed place has no standard name
 */
export function orderReplacements(deps: DueDeps, actor: Actor, id: string): Promise<RenamingPlates> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    await run(tx, sql`select 1 from place p join place_name n on n.place_id = p.id where n.id = ${id} for update of p`);
    const renaming = await findRenaming(tx, id, deps.today());
    const plates = await many(tx, Plate, selectPlates(id));
    if (renaming.kind === 'renamed' && renaming.newName === null) throw withoutName();
    const made: SignId[] = [];
    for (const plate of plates) made.push(...(await settlePlate(tx, actor, { plate, renaming, deps, at })));
    if (plates.length > 0) {
      const after = { renaming: id, plates: plates.length, made };
      const subject = { subjectKind: 'place', subjectId: renaming.placeId };
      await record(tx, { actor, action: 'signs.order-replacements', ...subject, after, at });
    }
    return findRenaming(tx, id, deps.today());
  });
}

const Plate = z.object({
  ...{
    id: SignId,
    status: SignStatus,
    placeId: PlaceId,
    divisionCode: z.string(),
    type: SignType,
    position: Position,
    number: z.string().nullable(),
  },
  ...{ mounting: Mounting, maintainer: z.string(), owner: z.string(), azimuthDegrees: z.number().nullable() },
  ...{ azimuthGiven: z.boolean(), azimuthReason: z.string().nullable(), side: Side.nullable() },
  ...{
    material: z.string().nullable(),
    postcode: z.string().nullable(),
    widthMillimetres: z.number(),
    heightMillimetres: z.number(),
  },
});
type Plate = z.infer<typeof Plate>;

interface Settled {
  plate: Plate;
  renaming: RenamingPlates;
  deps: DueDeps;
  at: string;
}

/** What becomes of one plate; answers the sign that is to take its place, if one is. */
async function settlePlate(tx: Db, actor: Actor, { plate, renaming, deps, at }: Settled): Promise<SignId[]> {
  const by = renaming.kind === 'renamed' ? await orderSuccessor(tx, actor, plate, { deps, at }) : null;
  if (plate.status === 'planned') await withdrawReplaced(tx, actor, { id: plate.id, by, at });
  else await openOrder(tx, actor, workOn(plate, renaming), at);
  return by ? [by] : [];
}

async function orderSuccessor(
  tx: Db,
  actor: Actor,
  { id: replacesId, azimuthGiven, azimuthDegrees, divisionCode: _code, status: _status, ...plate }: Plate,
  { deps, at }: { deps: DueDeps; at: string },
): Promise<SignId> {
  const id = deps.newSignId(at);
  // Where a person once said how the street runs that holds; else its line of today says it.
  const draft = { ...plate, azimuthDegrees: azimuthGiven ? azimuthDegrees : null, replacesId };
  await orderSign(tx, actor, draft, { id, at, keys: deps.config });
  return id;
}

const workOn = ({ id, divisionCode, placeId }: Plate, { id: sourceId, oldName, newName }: RenamingPlates) => ({
  ...{ signId: id, placeId, divisionCode, position: null, source: 'renaming' as const, sourceId, defectCode: 'F2' },
  text: newName === null ? `“${oldName}”已注销，撤除标志` : `“${oldName}”已更名为“${newName}”，更换标志`,
});

const withoutName = () =>
  new Problem('wrong-state', 'The place has no standard name that its plates could show', {
    detailZh: '该地现无标准地名，不能更换标志。',
  });

const selectPlates = (id: string) => sql`
  select s.id, s.status, s.place_id as "placeId", s.division_code as "divisionCode", s.type, jsonb_build_array(st_x(s.position), st_y(s.position)) as position,
         s.number, s.mounting, s.maintainer, s.owner, s.azimuth_degrees as "azimuthDegrees", s.azimuth_given as "azimuthGiven",
         s.azimuth_reason as "azimuthReason", s.side, s.material, s.postcode, s.width_mm::float8 as "widthMillimetres",
         s.height_mm::float8 as "heightMillimetres"
    from sign s
   where s.name_id = ${id} and s.status <> 'withdrawn'
     and not exists (select 1 from sign r where r.replaces_id = s.id and r.status <> 'withdrawn')
   order by s.id for update`;
