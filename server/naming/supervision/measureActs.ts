import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { refuseFuture } from '../acts/reviewActs.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { MeasureRule } from './lawContract.ts';
import type { MatterActBody } from './matterContract.ts';
import { allowsMeasure } from './matterFacts.ts';
import type { MatterAct } from './performMatterAct.ts';
import type { MatterContext } from './supervisionDeps.ts';
import { measureRule } from './supervisionLaw.ts';

type Given = MatterActBody<'measure'>;

/** Rectification notice, interview, publicity (TR art. 31), or what the liability row itself names (arts. 35–38). */
export const takeMeasure: MatterAct<'measure'> = {
  name: 'measure',
  effect: async (context, given) => {
    const { tx, actor, found, rule, now, today } = context;
    const measure = await measureRule(tx, given.kind, today);
    requireAllowed(measure, context);
    requireDays(measure, given, today);
    // A measure that only the breach's own row names stands on the article of that row.
    const basis = measure.isBound ? rule : measure;
    await run(
      tx,
      sql`insert into supervision_measure (matter_id, kind, document_no, on_day, due_on, text, attendees, article_zh,
            article_en, recorded_by, recorded_at)
          values (${found.id}, ${given.kind}, ${given.documentNo ?? null}, ${given.onDay}, ${given.dueOn ?? null},
            ${given.text}, ${given.attendees || null}, ${basis.sourceZh + basis.articleZh},
            ${`${basis.sourceEn} ${basis.articleEn}`}, ${actor.displayName}, ${now})`,
    );
    const until = given.dueOn ? `，期限 ${given.dueOn}` : '';
    return {
      text: `${measure.labelZh}${until}`,
      document: given.documentNo,
      audit: { measure: given.kind, dueOn: given.dueOn ?? null },
    };
  },
};

function requireAllowed(measure: MeasureRule, { rule, actor, found }: MatterContext): void {
  if (allowsMeasure(measure, { rule, organ: actor.organKind, found })) return;
  const ours = rule.organs.includes(actor.organKind);
  throw new Problem(
    'conflict',
    `${measure.labelEn}: ${ours ? 'not open for this breach now' : `for ${rule.authorityEn}`}`,
    {
      detailZh: ours
        ? `现在不能采取“${measure.labelZh}”：须有规定，且限期改正逾期未改。`
        : `“${measure.labelZh}”由${rule.authorityZh}作出（${rule.sourceZh}${rule.articleZh}），请移送。`,
      code: ours ? 'measure-not-open' : 'not-our-power',
    },
  );
}

/** C9: the notice itself sets the period, so a notice without a day is none. */
function requireDays(measure: MeasureRule, { onDay, dueOn, documentNo }: Given, today: string): void {
  refuseFuture(onDay, today, '/onDay');
  if (!measure.hasDue) {
    if (dueOn === undefined) return;
    throw fieldProblem('/dueOn', 'no-due', 'This measure has no deadline', '这项措施不设期限');
  }
  if (dueOn === undefined || dueOn <= onDay) {
    throw fieldProblem('/dueOn', 'required', 'Say until when, later than the notice', '请写明改正期限，且晚于通知日期');
  }
  if (documentNo === undefined) {
    throw fieldProblem('/documentNo', 'required', 'Give the number of the document', '请填写文书编号');
  }
}

/** Looks after what was ordered, on the spot or in the papers. */
export const checkMeasure: MatterAct<'checkMeasure'> = {
  name: 'checkMeasure',
  effect: async ({ tx, found, today }, { measureId, outcome, checkedOn, note }) => {
    refuseFuture(checkedOn, today, '/checkedOn');
    const changed = await run(
      tx,
      sql`update supervision_measure set outcome = ${outcome}, checked_on = ${checkedOn}, check_note = ${note}
           where id = ${measureId} and matter_id = ${found.id} and due_on is not null and outcome is null
             and on_day <= ${checkedOn}::date and (${outcome} = 'corrected' or due_on < ${checkedOn}::date)`,
    );
    if (changed === 0) {
      throw new Problem('conflict', 'Not open, or its time is not over yet', {
        detailZh: '没有待复查的这项措施，或者期限尚未届满（期满后方可认定逾期未改）。',
        code: 'not-due',
      });
    }
    return { text: note, audit: { outcome } };
  },
};
