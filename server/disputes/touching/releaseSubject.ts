import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { partOf } from '../files/disputeFiles.ts';
import { lockOpenDispute } from '../lockOpenDispute.ts';
import { releaseOf } from './releaseRow.ts';
import { subjectGround } from './subjectGround.ts';
import { Release, type ReleaseDraft } from './touchingContract.ts';

const Lies = z.object({ mark: z.string(), released: z.boolean() });

/**
 * A head of a side or of the handling government lets a case, sign or dossier in the contested area go on, with the reason. It is
 * kept with the dispute, not with what it releases, and holds while that lies where it lies now.
 * @throws Problem not-found, wrong-state, conflict `released-already`, invalid-input where it does not touch the area
 */
export async function releaseSubject(
  { db, now }: Pick<DisputeDeps, 'db' | 'now'>,
  actor: Actor,
  { id, draft }: { id: DisputeId; draft: ReleaseDraft },
): Promise<Release> {
  const at = now();
  return db.transaction(async (tx) => {
    const found = await lockOpenDispute(tx, id);
    const ground = await requireTouching(tx, id, draft);
    const part = partOf(found, actor);
    const released = await one(tx, Release, insertRelease({ id, draft, ground, part, actor, at }));
    const { subject, subjectId, reason } = draft;
    const after = { subject, subjectId, ground, part };
    await recordStep(tx, { act: 'release', from: found.state, to: found.state, reason, after }, { id, actor, at });
    return released;
  });
}

async function requireTouching(tx: Db, id: DisputeId, { subject, subjectId }: ReleaseDraft): Promise<string> {
  const lies = await maybeOne(tx, Lies, selectLies(id, { subject, subjectId }));
  if (!lies)
    throw fieldProblem('/subjectId', 'not-touching', 'It does not touch the contested area', '该事项不涉及争议区域');
  if (!lies.released) return lies.mark;
  throw new Problem('conflict', 'It is released already', { detailZh: '该事项已经放行。', code: 'released-already' });
}

const selectLies = (id: DisputeId, { subject, subjectId }: Pick<ReleaseDraft, 'subject' | 'subjectId'>): Sql => sql`
  select l.mark, coalesce((${releaseOf({ dispute: sql`d.id`, subject, id: sql`${subjectId}::text`, mark: sql`l.mark` })} ->> 'holds')::boolean, false) as released
    from dispute d
    cross join (${subjectGround(subject, subjectId)}) l
   where d.id = ${id}
     and exists (select from dispute_ground g where g.dispute_id = d.id and st_intersects(g.geom, l.geom))
   limit 1`;

interface NewRelease {
  id: DisputeId;
  draft: ReleaseDraft;
  ground: string;
  part: string;
  actor: Actor;
  at: string;
}

const insertRelease = ({ id, draft, ground, part, actor, at }: NewRelease): Sql => sql`
  insert into dispute_release (dispute_id, subject, subject_id, ground, reason, part, by_id, by_name, organisation, at)
  values (${id}, ${draft.subject}, ${draft.subjectId}, ${ground}, ${draft.reason}, ${part}, ${actor.id}, ${actor.displayName},
    ${actor.organisationName}, ${at}::timestamptz)
  returning reason, by_name as by, organisation, at, true as holds`;
