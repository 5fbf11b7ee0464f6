import { z } from 'zod';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import { type Act, type ActContext, keepRecord, recorder, requireDay } from './actContext.ts';
import type { DisputeActBody } from './actContract.ts';
import { courseShape, requireCourse } from './courseRow.ts';

const Effective = z.object({ on: z.string() });

/** Both governments survey the line together after it took effect (BD art. 15). */
export const openSurvey: Act<'openSurvey'> = async (context, { on, teamA, teamB, surveyor, note }) => {
  requireDay(context, on);
  const { on: effective } = await one(
    context.tx,
    Effective,
    sql`select effective_on as on from dispute_settlement where dispute_id = ${context.found.id}`,
  );
  if (on < effective)
    throw fieldProblem(
      '/on',
      'too-early',
      `In effect only from ${effective}`,
      `自 ${effective} 起生效，勘测不能早于该日`,
    );
  await keepRecord(context, { act: 'openSurvey', on, text: note, content: { teamA, teamB, surveyor } });
  return undefined;
};

const Attached = z.object({ scale: z.number().int() });

/** The surveyed large-scale map with both seals, which replaces the attached one (BD art. 15). */
export const sealMap: Act<'sealMap'> = async (context, body) => {
  const { tx, found } = context;
  for (const [pointer, day] of [
    ['/surveyedOn', body.surveyedOn],
    ['/sealedAOn', body.sealedAOn],
    ['/sealedBOn', body.sealedBOn],
  ] as const)
    requireDay(context, day, pointer);
  requireOrder(body);
  await requireScale(context, body.scale);
  await requireDisputeFile(tx, found.id, body.mapFileId, '/mapFileId');
  await requireCourse(context, body.course);
  await run(
    tx,
    sql`insert into dispute_map (dispute_id, role, scale, datum, course, sealed_a_on, sealed_b_on, survey, file_id, recorded_by,
          organisation, recorded_at)
        values (${found.id}, 'surveyed_replacing', ${body.scale}, ${body.datum}, ${courseShape(body.course)},
          ${body.sealedAOn}::date, ${body.sealedBOn}::date,
          jsonb_build_object('surveyedOn', ${body.surveyedOn}::text, 'surveyor', ${body.surveyor}::text),
          ${body.mapFileId}::uuid, ${recorder(context)})`,
  );
  return undefined;
};

function requireOrder({ surveyedOn, sealedAOn, sealedBOn }: DisputeActBody<'sealMap'>): void {
  const early = sealedAOn < surveyedOn ? '/sealedAOn' : sealedBOn < surveyedOn ? '/sealedBOn' : undefined;
  if (early) throw fieldProblem(early, 'too-early', 'Sealed before it was surveyed', '盖章日期早于勘测日期');
}

// A map coarser than the attached one cannot replace it.
async function requireScale({ tx, found }: ActContext, scale: number): Promise<void> {
  const attached = await maybeOne(
    tx,
    Attached,
    sql`select scale from dispute_map where dispute_id = ${found.id} and role = 'attached'`,
  );
  if (!attached || scale <= attached.scale) return;
  const message = `The surveyed map is to be of a large scale: the attached one is 1 to ${attached.scale}`;
  throw fieldProblem('/scale', 'coarser', message, `实地勘测图应为大比例尺，不能小于所附地形图的 1∶${attached.scale}`);
}
