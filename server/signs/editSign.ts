import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Input } from '../platform/contract.ts';
import { run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { Sign, SignId, SignsApi } from './contract.ts';
import { findSign } from './findSign.ts';
import { lockSign } from './lockSign.ts';
import type { SignDeps } from './signDeps.ts';
import { signFace } from './signFace.ts';

type Edit = Input<typeof SignsApi.edit>;
type Stored = Awaited<ReturnType<typeof lockSign>>;

const KEEPING = ['mounting', 'maintainer', 'side', 'material', 'owner', 'madeBy', 'costCents', 'warrantyTo'] as const;
const SAID = ['number', 'postcode', 'textMinority'] as const;
const FACE = [
  'widthMillimetres',
  'heightMillimetres',
  'colour',
  'azimuthDegrees',
  'azimuthGiven',
  'azimuthReason',
] as const;
type Kept = Pick<Stored, (typeof KEEPING)[number] | (typeof SAID)[number] | (typeof FACE)[number]>;

/**
 * Records what a sign is made of, whose it is, what it cost and what its plate says besides the name. The face of a plate that
 * is already made is only put right, with the reason; that of a withdrawn one stays as it was.
 * @throws Problem not-found, stale-version, wrong-state, invalid-input
 */
export function editSign(
  deps: SignDeps,
  actor: Actor,
  id: SignId,
  { version, body: { reason, ...changes } }: Pick<Edit, 'version' | 'body'>,
): Promise<Sign> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const stored = await lockSign(tx, id, version);
    const kept = keptAfter(stored, changes);
    const changed = [...KEEPING, ...SAID, ...FACE].filter((key) => kept[key] !== stored[key]);
    if (changed.length === 0) return findSign(tx, id, deps.config.publicUrl);
    requireMayChange(stored, changed, reason);
    await run(tx, updateSign(id, kept, at));
    await record(tx, {
      ...{ actor, action: 'signs.edit', subjectKind: 'sign', subjectId: id, at },
      before: Object.fromEntries(changed.map((key) => [key, stored[key]])),
      after: {
        ...Object.fromEntries(changed.map((key) => [key, kept[key]])),
        ...(reason === undefined ? {} : { reason }),
      },
    });
    return findSign(tx, id, deps.config.publicUrl);
  });
}

/** What is stored afterwards: what was named, and of the rest what stood there. */
function keptAfter(stored: Stored, changes: Omit<Edit['body'], 'reason'>): Kept {
  const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const before: Kept = stored;
  const touchesFace = FACE.some((key) => key in named);
  const merged: Kept = { ...before, ...named };
  if (!touchesFace) return merged;
  const azimuth = stored.azimuthGiven ? stored.azimuthDegrees : null;
  const wish = {
    ...{ ...stored, ...named, geometry: stored.placeGeometry },
    azimuthDegrees: changes.azimuthDegrees === undefined ? azimuth : changes.azimuthDegrees,
  };
  return { ...merged, ...signFace(wish, stored.edition) };
}

/** @throws Problem wrong-state of a withdrawn sign's plate, invalid-input where a made plate is put right without a reason */
function requireMayChange({ status }: Stored, changed: readonly string[], reason: string | undefined): void {
  const keeping: readonly string[] = KEEPING;
  if (status === 'planned' || changed.every((key) => keeping.includes(key))) return;
  if (status === 'withdrawn') {
    throw new Problem('wrong-state', 'The plate of a withdrawn sign stays on record as it was', {
      detailZh: '标志已撤除，版面记录不再改动。',
    });
  }
  if (reason !== undefined) return;
  throw new Problem('invalid-input', 'The plate is already made: say why its record is put right', {
    detailZh: '牌面已制作，改动版面记录须说明理由。',
    errors: [
      {
        ...{ in: 'body', pointer: '/reason', code: 'required' },
        ...{ detail: 'Why the record of a made plate changes', detailZh: '改动已制作牌面记录的理由' },
      },
    ],
  });
}

const updateSign = (id: SignId, kept: Kept, at: string): Sql => sql`
  update sign
     set mounting = ${kept.mounting}, maintainer = ${kept.maintainer}, side = ${kept.side}, material = ${kept.material},
         owner = ${kept.owner}, made_by = ${kept.madeBy}, cost_cents = ${kept.costCents}, warranty_to = ${kept.warrantyTo}::date,
         number = ${kept.number}, postcode = ${kept.postcode}, text_minority = ${kept.textMinority},
         width_mm = ${kept.widthMillimetres}, height_mm = ${kept.heightMillimetres}, colour = ${kept.colour},
         azimuth_degrees = ${kept.azimuthDegrees}, azimuth_given = ${kept.azimuthGiven}, azimuth_reason = ${kept.azimuthReason},
         version = version + 1, updated_at = ${at}::timestamptz
   where id = ${id}`;
