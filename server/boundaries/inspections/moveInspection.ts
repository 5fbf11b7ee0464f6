import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { inspectionFiled } from '../incidents/inspectionFiled.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { factsOf, findInspection } from './findInspection.ts';
import type { Inspection, InspectionAct, InspectionId, InspectionMove } from './inspectionContract.ts';
import { INSPECTION_STEPS, missingFor } from './inspectionSteps.ts';
import { lockInspection, type Moment, requireState } from './lockInspection.ts';
import { makeItems } from './makeItems.ts';
import { markersAsFound } from './markersAsFound.ts';
import { reportJoinsChain } from './reportJoinsChain.ts';

interface Given {
  id: InspectionId;
  version: number;
  move: InspectionMove;
}

/** Takes the next step of an inspection. @throws Problem stale-version, wrong-state, conflict `guards`, invalid-input */
export function moveInspection(
  { db, now, today }: Pick<MarkerDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  { id, version, move }: Given,
): Promise<Inspection> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => {
    await lockInspection(tx, { id, version });
    const found = await findInspection(tx, id);
    requireState(found.state, INSPECTION_STEPS[move.act].from);
    await keepContent(tx, { found, move, today: moment.today });
    await passStep(tx, { id, act: move.act, moment });
    if (move.act === 'start_field') await makeItems(tx, found);
    if (move.act === 'close_field') await markersAsFound(tx, found, moment);
    const moved = await findInspection(tx, id);
    if (move.act === 'file') {
      await reportJoinsChain(tx, moved, moment);
      await inspectionFiled(tx, moved, moment);
    }
    return moved;
  });
}

/** Moves on by an act whose guards hold, with its audit row. @throws Problem conflict `guards` */
export async function passStep(
  tx: Db,
  { id, act, moment }: { id: InspectionId; act: InspectionAct; moment: Moment },
): Promise<void> {
  const found = await findInspection(tx, id);
  const missing = missingFor(act, factsOf(found));
  if (missing.length > 0) throw notYet(missing);
  const { from, to } = INSPECTION_STEPS[act];
  await run(
    tx,
    sql`update joint_inspection set state = ${to}, version = version + 1, updated_at = ${moment.now}::timestamptz,
               completed_on = ${act === 'sign' ? completedOn(found) : found.completedOn}::date
         where id = ${id}`,
  );
  const subject = { subjectKind: 'joint-inspection', subjectId: id };
  const after = { state: to, ...(act === 'file' ? { filing: found.filing } : {}) };
  const before = { state: from };
  await record(tx, {
    actor: moment.actor,
    action: `inspections.${act.replaceAll('_', '-')}`,
    ...subject,
    before,
    after,
    at: moment.now,
  });
}

/** The day of the later signature. */
const completedOn = ({ signatures }: Inspection): string | null =>
  signatures
    .map(({ signedOn }) => signedOn)
    .toSorted()
    .at(-1) ?? null;

const GUARD_ZH: Record<string, string> = {
  ...{
    'inspectors-a': '未填写一方检查人员',
    'inspectors-b': '未填写另一方检查人员',
    'desk-result': '未填写内业检查情况',
  },
  ...{ 'unchecked-items': '还有检查项没有记录结果', 'open-defects': '还有问题没有整改销号', report: '未填写报告内容' },
  ...{ 'both-signatures': '双方尚未签署', filing: '未填写备案文件', archive: '未填写归档情况' },
};

const notYet = (missing: readonly string[]): Problem =>
  new Problem('conflict', `Not yet: ${missing.join(', ')}`, {
    detailZh: `还不能办理：${missing.map((code) => GUARD_ZH[code] ?? code).join('；')}。`,
    code: 'guards',
    missing,
  });

async function keepContent(
  tx: Db,
  { found, move, today }: { found: Inspection; move: InspectionMove; today: string },
): Promise<void> {
  if (move.act === 'settle') {
    await run(tx, sql`update joint_inspection set report = ${json(move.report)} where id = ${found.id}`);
    return;
  }
  if (move.act === 'archive') {
    await run(tx, sql`update joint_inspection set archive = ${json(move.archive)} where id = ${found.id}`);
    return;
  }
  if (move.act !== 'file') return;
  const { filedOn } = move.filing;
  if (filedOn > today || (found.completedOn !== null && filedOn < found.completedOn))
    throw fieldFault(
      '/filing/filedOn',
      'wrong-day',
      'Filed after both signed and not in the future',
      '备案日期应在双方签署之后、今天之前',
    );
  const filedWith =
    found.approver === 'state_council'
      ? sql`'国务院'`
      : sql`(select v.name || '人民政府' from division v where v.code = i.province_code order by lower(v.valid) desc limit 1)`;
  await run(
    tx,
    sql`update joint_inspection i set filing = ${json(move.filing)} || jsonb_build_object('filedWith', ${filedWith}) where i.id = ${found.id}`,
  );
}
