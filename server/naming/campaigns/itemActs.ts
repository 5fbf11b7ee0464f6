import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { refuseFuture } from '../acts/reviewActs.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { ItemAct } from './performItemAct.ts';

/** Origin, cause and difficulty, as Zhengzhou recorded them (naming-rules.md section 6.5). May be done again. */
export const surveyItem: ItemAct<'survey'> = {
  name: 'survey',
  effect: async ({ tx, found, today }, { origin, cause, difficulty, note, surveyedOn }) => {
    refuseFuture(surveyedOn, today, '/surveyedOn');
    await run(
      tx,
      sql`update campaign_item set origin = ${origin}, cause = ${cause}, difficulty = ${difficulty},
                 survey_note = ${note}, surveyed_on = ${surveyedOn} where id = ${found.id}`,
    );
    return { to: 'surveyed', reason: cause, audit: { difficulty } };
  },
};

/** The written opinion of one expert; an expert who changes his mind replaces his own. */
export const reviewItem: ItemAct<'review'> = {
  name: 'review',
  effect: async ({ tx, found, actor, now, today }, { expert, affiliation, opinion, text, givenOn }) => {
    refuseFuture(givenOn, today, '/givenOn');
    await run(
      tx,
      sql`insert into campaign_opinion (item_id, expert, affiliation, opinion, text, given_on, recorded_by, recorded_at)
          values (${found.id}, ${expert}, ${affiliation}, ${opinion}, ${text}, ${givenOn}, ${actor.displayName}, ${now})
              on conflict (item_id, expert) do update
                 set affiliation = excluded.affiliation, opinion = excluded.opinion, text = excluded.text,
                     given_on = excluded.given_on, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
    );
    return { to: 'reviewed', reason: `${expert}：${text}`, audit: { expert, opinion } };
  },
};

/** What the office proposes for the name, as the notice will say it; may be done again until the notice begins. */
export const proposeItem: ItemAct<'propose'> = {
  name: 'propose',
  effect: async ({ tx, found }, { proposal, text }) => {
    await run(tx, sql`update campaign_item set proposal = ${proposal}, proposal_text = ${text} where id = ${found.id}`);
    return { to: 'reviewed', reason: text, audit: { proposal } };
  },
};

/** Off the list again: listing in doubt is what the ministry warned against (2019-06-21). */
export const strikeItem: ItemAct<'strike'> = {
  name: 'strike',
  effect: async ({ tx, found, actor, now }, { reason }) => {
    await run(
      tx,
      sql`update campaign_candidate f set standing = 'set_aside', reason = ${reason}, decided_by = ${actor.displayName},
                 decided_at = ${now}
            from campaign_item i
           where i.id = ${found.id} and f.campaign_id = i.campaign_id and f.name_id = i.name_id`,
    );
    return { to: 'struck', reason };
  },
};

/** Keep or correct, after experts and notice, with what people objected and how long the owner has (TR art. 31). */
export const decideItem: ItemAct<'decide'> = {
  name: 'decide',
  effect: async ({ tx, found, today }, { decision, reason, documentNo, objections, dueOn }) => {
    if (decision === 'correct' && dueOn === undefined) {
      throw fieldProblem('/dueOn', 'required', 'Say until when it is to be corrected', '请填写整改期限');
    }
    if (dueOn !== undefined && dueOn <= today) {
      throw fieldProblem('/dueOn', 'too-early', 'The last day must lie after today', '整改期限须晚于今天');
    }
    await run(
      tx,
      sql`update campaign_item set decision = ${decision}, decision_reason = ${reason}, objections = ${objections},
                 decision_document = ${documentNo}, decided_on = ${today},
                 due_on = ${decision === 'correct' ? (dueOn ?? null) : null} where id = ${found.id}`,
    );
    return { to: decision === 'keep' ? 'kept' : 'to_correct', reason, audit: { decision, documentNo } };
  },
};

/** Names whose approver this register does not serve are handed over: the campaign need not wait for them. */
export const referItem: ItemAct<'refer'> = {
  name: 'refer',
  effect: async ({ tx, found }, { to, reason }) => {
    await run(tx, sql`update campaign_item set referred_to = ${to} where id = ${found.id}`);
    return { to: 'referred', reason: `${to}：${reason}` };
  },
};

/** Signs, maps, addresses, publications: what TR art. 18 asks of the new name, each with who did it and when. */
export const followUpItem: ItemAct<'followUp'> = {
  name: 'followUp',
  effect: async ({ tx, found, actor, today }, { kind, outcome, doneOn, note }) => {
    refuseFuture(doneOn, today, '/doneOn');
    if (outcome === 'not_needed' && note === '') {
      throw fieldProblem('/note', 'required', 'Say why it is not needed', '不需更新的，请写明理由');
    }
    const changed = await run(
      tx,
      sql`update campaign_task set outcome = ${outcome}, done_on = ${doneOn}, done_by = ${actor.displayName}, note = ${note}
           where item_id = ${found.id} and kind = ${kind}`,
    );
    if (changed === 0) throw new Problem('not-found', `No task ${kind}`, { detailZh: '没有这项后续任务。' });
    return { to: 'corrected', reason: note, audit: { kind, outcome } };
  },
};
