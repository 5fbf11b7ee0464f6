import { z } from 'zod';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import { sidesOf } from '../isParty.ts';
import { type Act, keepRecord, recorder, requireDay, requirePaper } from './actContext.ts';
import { courseShape, requireCourse } from './courseRow.ts';

const Both = z.object({ both: z.boolean() });

/** Each side its own solution with its own map (BD arts. 11, 12); with the second one they are submitted. */
export const submitSolution: Act<'submitSolution'> = async (context, { side, on, text, course, fileId, mapFileId }) => {
  const { tx, found } = context;
  requireDay(context, on);
  if (!sidesOf(context).includes(side))
    throw fieldProblem('/side', 'other-side', 'Each side submits its own solution', '只能上报本方的解决方案');
  await requireDisputeFile(tx, found.id, fileId);
  await requireDisputeFile(tx, found.id, mapFileId, '/mapFileId');
  if (course) await requireCourse(context, course);
  await run(
    tx,
    sql`insert into dispute_solution (dispute_id, side, submitted_on, text, course, file_id, map_file_id, recorded_by, organisation, recorded_at)
        values (${found.id}, ${side}, ${on}::date, ${text}, ${courseShape(course)}, ${fileId}::uuid, ${mapFileId}::uuid, ${recorder(context)})`,
  );
  const { both } = await one(
    tx,
    Both,
    sql`select count(distinct side) = 2 as both from dispute_solution where dispute_id = ${found.id}`,
  );
  return both ? 'solutions_submitted' : 'not_agreed';
};

export const accept: Act<'accept'> = async (context, { on, number, fileId }) => {
  requireDay(context, on);
  requirePaper(context, { number, fileId });
  if (fileId !== null) await requireDisputeFile(context.tx, context.found.id, fileId);
  await keepRecord(context, { act: 'accept', on, number, fileId });
  return undefined;
};

/** The superior's civil affairs department mediates with the departments it invites. */
export const openMediation: Act<'openMediation'> = async (context, { on, departments, fileId }) => {
  requireDay(context, on);
  if (fileId !== null) await requireDisputeFile(context.tx, context.found.id, fileId);
  await keepRecord(context, { act: 'openMediation', on, content: { departments }, fileId });
  return undefined;
};

export const propose: Act<'propose'> = async (context, { on, text, fileId }) => {
  requireDay(context, on);
  await requireDisputeFile(context.tx, context.found.id, fileId);
  await keepRecord(context, { act: 'propose', on, text, fileId });
  return undefined;
};
