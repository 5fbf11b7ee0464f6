import { z } from 'zod';
import { fieldProblem } from '../naming/fieldProblem.ts';
import { type Db, many, maybeOne, run, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { ActContext } from './actContext.ts';
import type { DossierActBody, DossierActName } from './actContract.ts';
import { applyDossier } from './applyDossier.ts';
import { approverMissing } from './approverMissing.ts';
import type { DossierRow, RecordedFacts } from './dossierFacts.ts';
import type { DossierId } from './draftContract.ts';
import { fixedCode } from './fixedCode.ts';
import { filledSlots, openTasks, strayPlaces } from './guardFacts.ts';
import { missingToComplete } from './missingFor.ts';
import { schemeUnits } from './schemeUnits.ts';

interface Outcome {
  note?: string | undefined;
  document?: string | undefined;
  facts?: Partial<RecordedFacts>;
  effectiveOn?: string;
}
type Effect<A extends DossierActName> = (context: ActContext, body: DossierActBody<A>) => Outcome | Promise<Outcome>;

const refuse = (detail: string, detailZh: string, facts: object = {}): never => {
  throw new Problem('wrong-state', detail, { detailZh, ...facts });
};

/** What each act does besides moving the state, with the guards that the law sets. */
export const EFFECTS: { [A in DossierActName]: Effect<A> } = {
  consult: async ({ tx, found, today }) => {
    await schemeUnits(tx, found.draft, today);
    return {};
  },
  ask: async ({ tx, found }, { kind, department, on }) => {
    const known = await maybeOne(
      tx,
      z.object({ kind: z.string() }),
      sql`select kind from dossier_consulted where kind = ${kind}`,
    );
    if (!known) throw fieldProblem('/kind', 'unknown', 'No such kind of office', '没有这类单位');
    await run(
      tx,
      sql`insert into dossier_opinion (dossier_id, kind, department, asked_on) values (${found.id}, ${kind}, ${department}, ${on}::date)`,
    );
    return { note: department };
  },
  answer: async ({ tx, found }, { opinionId, on, opinion, text, document }) => {
    const answered = await run(
      tx,
      sql`update dossier_opinion set answered_on = ${on}::date, opinion = ${opinion}, text = ${text ?? null}, document = ${document ?? null}
           where id = ${opinionId} and dossier_id = ${found.id} and answered_on is null and asked_on <= ${on}::date`,
    );
    if (answered === 0)
      throw fieldProblem(
        '/opinionId',
        'not-open',
        'Nothing open was asked before that day',
        '没有待反馈的意见，或者日期早于征求日期',
      );
    return { note: text, document };
  },
  submit: async ({ tx, found, today }, { to, document }) => {
    await requireReady(tx, found, today);
    return { note: to, document };
  },
  return: (_context, { reason }) => ({ note: reason }),
  approve: async ({ tx, found }, { on, document, approver, effectiveOn }) => {
    if (effectiveOn < on)
      throw fieldProblem(
        '/effectiveOn',
        'before-approval',
        'It cannot take effect before its approval',
        '施行日期不能早于批准日期',
      );
    if (!(await filledSlots(tx, found.id)).has('approval'))
      refuse('Attach the approval first', '请先上传批复文件。', { missing: ['approval'] });
    return { document, note: approver, facts: { approval: { on, document, approver } }, effectiveOn };
  },
  refuse: (_context, { reason, document }) => ({ note: reason, document }),
  withdraw: (_context, { reason }) => ({ note: reason }),
  fixCode: async (context, body) => ({
    document: body.document,
    note: `${body.old} → ${body.code}`,
    facts: await fixedCode(context, body),
  }),
  announce: (_context, { on, document, where }) => ({
    document,
    note: where,
    facts: { announcement: { on, document, where } },
  }),
  apply: async ({ tx, found, at, actor }) => {
    await applyDossier(tx, found, { at, actor });
    return {};
  },
  survey: (_context, { on, document, filedWith }) => ({
    document,
    note: filedWith,
    facts: { survey: { on, document, filedWith } },
  }),
  updateMap: (_context, map) => ({ note: map.note, facts: { map } }),
  reportData: (_context, report) => ({ note: report.to, facts: { report } }),
  extend: ({ found }, extension) => {
    if (found.facts.extension)
      refuse('It was extended once already (DR art. 15)', '已延期一次，不能再次延期（条例第十五条）。');
    return { document: extension.document, facts: { extension } };
  },
  finishTask: async ({ tx, found }, { taskId, on, note }) => {
    const done = await run(
      tx,
      sql`update dossier_task set done_on = ${on}::date, note = ${note} where id = ${taskId} and dossier_id = ${found.id} and done_on is null`,
    );
    if (done === 0) throw fieldProblem('/taskId', 'not-open', 'No such open task', '没有这项待办事项');
    return { note };
  },
  complete: async ({ tx, found, today }, completion) => {
    const { draft, facts } = found;
    const { unit, to, units = [] } = draft;
    const missing = missingToComplete({
      ...{ draft, facts, applied: found.appliedAt !== null, openTasks: await openTasks(tx, found.id) },
      strayPlaces: await strayPlaces(tx, [unit, ...units, ...(to ? [to] : [])], today),
    });
    if (missing.length > 0) refuse(`Still missing: ${missing.join(', ')}`, '尚有未完成的事项，不能办结。', { missing });
    return { note: completion.report, facts: { completion } };
  },
  archive: (_context, archive) => ({ note: archive.volume, facts: { archive } }),
};

async function refuseWithoutApprover(tx: Db, id: DossierId): Promise<void> {
  const missing = ['approver'];
  if ((await approverMissing(tx, id)) === 'extent')
    refuse('Say whether the change of line is major or partial first', '请先判断界线变更属于重大变更还是部分变更。', {
      missing,
    });
  refuse('No article names an approver for this change', '条例第六条至第十条没有规定此类变更的批准机关，不能上报。', {
    missing,
  });
}

/** D1–D6 attached, an approver found, and everybody asked has answered; in ethnic autonomous areas their organs too. */
async function requireReady(tx: Db, { id, approverId, state }: DossierRow, _today: string): Promise<void> {
  if (state === 'submitted') return;
  if (approverId === null) await refuseWithoutApprover(tx, id);
  const filled = await filledSlots(tx, id);
  const required = await many(
    tx,
    z.object({ no: z.string() }),
    sql`select no from dossier_material_rule where required order by no`,
  );
  const lacking = required.filter(({ no }) => !filled.has(no)).map(({ no }) => no);
  if (lacking.length > 0)
    refuse(`Materials are missing: ${lacking.join(', ')}`, `缺少材料 ${lacking.join('、')}，不能上报。`, {
      missing: lacking,
    });
  const asked = await many(
    tx,
    z.object({ kind: z.string(), answered: z.boolean() }),
    sql`select kind, answered_on is not null as answered from dossier_opinion where dossier_id = ${id}`,
  );
  if (asked.length === 0 || asked.some(({ answered }) => !answered))
    refuse('Opinions are not complete (DR art. 14)', '征求意见尚未完成，不能上报（条例第十四条）。', {
      missing: ['opinions'],
    });
  if ((await isAutonomous(tx, id)) && !asked.some(({ kind }) => kind === 'ethnic_autonomy'))
    refuse(
      'The autonomous organs and the nationalities must be consulted (DR art. 14)',
      '民族自治地方的变更须与自治机关和有关民族代表充分协商（条例第十四条）。',
      { missing: ['ethnic_autonomy'] },
    );
}

/** Whether the change concerns an ethnic autonomous area: its region, prefecture or county. */
export async function isAutonomous(db: Db, id: string): Promise<boolean> {
  const found = await many(
    db,
    z.object({ code: z.string() }),
    sql`select v.code from division_dossier d join division v on (v.code = d.province_code or v.code = any(d.division_codes))
         where d.id = ${id} and v.type in ('自治区', '自治州', '自治县', '自治旗') limit 1`,
  );
  return found.length > 0;
}
