import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run } from '../../platform/db/sql.ts';
import { findMarker } from './findMarker.ts';
import { lockMarker } from './lockMarker.ts';
import { type Marker, MarkerForm, type MarkerId } from './markerContract.ts';
import type { MarkerDeps } from './markerDeps.ts';
import { requireForm, updateForm } from './registerMarker.ts';

interface Edit {
  id: MarkerId;
  version: number;
  form: MarkerForm;
}

/** Puts the registration right. Position, state and reference objects change by events only. @throws Problem stale-version, invalid-input, conflict */
export function editMarker(
  { db, now, today }: Pick<MarkerDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  { id, version, form }: Edit,
): Promise<Marker> {
  return db.transaction(async (tx) => {
    const { lineId } = await lockMarker(tx, { id, version });
    const before = await findMarker(tx, id, today());
    await requireForm(tx, { form, lineId, today: today(), but: id });
    await run(tx, updateForm(id, form, now()));
    const was = MarkerForm.safeParse({ ...pick(before), managerSide: before.managerSide?.code ?? null }).data;
    const subject = { subjectKind: 'boundary-marker', subjectId: id };
    await record(tx, { actor, action: 'markers.edit', ...subject, before: was ?? null, after: form, at: now() });
    return findMarker(tx, id, today());
  });
}

const pick = (marker: Marker): Record<string, unknown> =>
  Object.fromEntries(Object.entries(marker).filter(([key]) => key in MarkerForm.shape));
