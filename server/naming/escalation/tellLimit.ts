import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { type Db, json, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { LimitSource, LimitSubject, LimitTask } from '../dueList/contract.ts';
import { STILL_RUNS } from '../dueList/runningLimits.ts';
import { insertMail } from '../notifications/insertMail.ts';
import type { NotificationNote } from '../notifications/noteContract.ts';
import type { StepNote } from '../stepContract.ts';
import type { Tell } from './escalationContract.ts';
import type { EscalatedLimit, EscalationRule } from './escalationsReached.ts';

export interface ToldLimit extends EscalatedLimit {
  id: string;
  source: LimitSource;
  about: LimitSubject;
  subjectId: string;
  no: string | null;
  label: string;
  labelEn: string;
  article: string;
  articleEn: string;
  task: LimitTask;
  office: string;
  personId: string | null;
}

interface Telling {
  limit: ToldLimit;
  rule: EscalationRule;
  at: string;
  publicUrl: string;
}

const Id = z.object({ id: z.string() });

/**
 * Tells whom a row names of a limit, once: the row of `escalation`, the messages and mails, the audit record, and past the last
 * day of a case's limit the step of its timeline, or nothing. Answers whether it was this call that told.
 */
export async function tellLimit(tx: Db, telling: Telling): Promise<boolean> {
  const { limit, rule, at } = telling;
  // Met or moved in the meantime, or being so now: then the next round looks again.
  if (!(await maybeOne(tx, Id, STILL_RUNS[limit.source](limit.id, limit.dueOn)))) return false;
  const made = await maybeOne(
    tx,
    Id,
    sql`insert into escalation (rule, source, source_id, due_on, tell, told, at)
        values (${rule.code}, ${limit.source}, ${limit.id}, ${limit.dueOn}, ${rule.tell}, 0, ${at})
        on conflict (source, source_id, due_on, rule) do nothing returning id`,
  );
  if (!made) return false;
  const { told } = await one(tx, z.object({ told: z.number() }), tellPeople(telling));
  await run(tx, sql`update escalation set told = ${told} where id = ${made.id}`);
  if (limit.about === 'case' && rule.units > 0) await run(tx, insertStep(telling, told));
  const { clock, dueOn } = limit;
  await record(tx, {
    ...{ actor: SYSTEM, action: 'naming.escalate', subjectKind: SUBJECT[limit.about], subjectId: limit.subjectId, at },
    after: { clock, dueOn, office: limit.office, rule: rule.code, units: rule.units, tell: rule.tell, told },
  });
  return true;
}

const SUBJECT = {
  ...({ case: 'naming-case', filing: 'filing', matter: 'supervision-matter', report: 'violation-report' } as const),
};
const PATH = { case: 'cases', filing: 'filings', matter: 'supervision', report: 'reports' } as const;

const PERMISSION_OF: Record<LimitTask, string> = {
  intake: 'naming.handle',
  handle: 'naming.handle',
  decide: 'naming.approve',
  deliver: 'naming.handle',
  file: 'naming.file',
  receive: 'naming.receive-filing',
  announce: 'naming.announce',
  opine: 'naming.opine',
  chase: 'naming.receive-filing',
  checkMeasure: 'supervision.manage',
  decidePenalty: 'supervision.manage',
  acceptReport: 'reports.handle',
  answerReport: 'reports.handle',
  settleTask: 'naming.do-tasks',
};

const permissionOf = (tell: Tell, task: LimitTask): string => {
  const others = { head: 'naming.lead-office', handler: 'naming.handle', receiver: 'naming.receive-filing' } as const;
  if (tell === 'officer') return PERMISSION_OF[task];
  return tell === 'higher' ? 'naming.handle' : others[tell];
};

// The toponym authority that watches: of the level above, for a department that of its own division.
const above = (officeId: string): Sql => sql`
  (select u.id from organisation o join organisation u on u.kind = 'civil_affairs' and u.id <> o.id
      and u.division_code = case when o.kind not in ('civil_affairs', 'government') then o.division_code
                                 when o.division_code like '%00' then rpad(left(o.division_code, 2), 6, '0')
                                 else rpad(left(o.division_code, 4), 6, '0') end
    where o.id = ${officeId} order by u.code limit 1)`;

function officeTold({ limit, rule }: Telling): Sql {
  if (rule.tell === 'higher') return above(limit.officeId);
  const of = { officer: limit.officeId, head: limit.officeId, handler: limit.handlerId, receiver: limit.receiverId };
  return sql`${of[rule.tell]}::uuid`;
}

/** A case that was handed to a person concerns him and not his whole office; its head all the same. */
function tellPeople(telling: Telling): Sql {
  const { limit, rule, at } = telling;
  const isTask = rule.tell === 'officer' || rule.tell === 'receiver';
  const person = rule.tell === 'head' ? null : limit.personId;
  return sql`
    with told as (
      insert into notification (account_id, case_id, act, is_task, note, created_at)
      select a.id, ${limit.about === 'case' ? limit.subjectId : null}, 'escalate', ${isTask}, ${json(noteOf(telling))}, ${at}
        from account a
       where a.organisation_id = ${officeTold(telling)} and not a.disabled
         and (${person}::uuid is null or a.organisation_id <> ${limit.handlerId} or a.id = ${person})
         and exists (select 1 from account_role r join role_permission p on p.role = r.role
                      where r.account_id = a.id and p.permission = ${permissionOf(rule.tell, limit.task)})
      returning id, account_id),
    mailed as (${insertMail(mailOf(telling), at)})
    select count(*)::int as told from told`;
}

function noteOf({ limit, rule }: Telling): NotificationNote {
  const { about, subjectId, no, clock, label, labelEn, dueOn, office } = limit;
  return {
    ...{ code: 'limit', about, subjectId, no, clock, label, labelEn, dueOn, office, tell: rule.tell },
    isOverdue: rule.units > 0,
  };
}

/** A report is opened by its own office alone: the organ above it reads in its messages what it is told. */
const pathOf = ({ limit: { about, subjectId }, rule }: Telling): string =>
  about === 'report' && rule.tell === 'higher' ? 'notifications' : `${PATH[about]}/${subjectId}`;

const mailOf = (telling: Telling, no = telling.limit.no) => ({
  subject: `地名办理时限 ${no ?? ''}`.trim(),
  body: [
    `${no ?? '一件事项'} 的办理期限到期或逾期，请登录查看。`,
    `A time limit of ${no ?? 'one matter'} ends or is overdue. Please sign in to see it.`,
    '',
    `${telling.publicUrl}/office/${pathOf(telling)}`,
    '',
  ].join('\n'),
});

// Nobody acts and the case stays where it is: one statement reads the state and writes it down.
function insertStep({ limit, rule, at }: Telling, told: number): Sql {
  const { clock, label, labelEn, dueOn, office, article, articleEn } = limit;
  const note: StepNote = {
    ...{ code: 'escalated', clock, label, labelEn, dueOn, office, article, articleEn, tell: rule.tell, told },
  };
  return sql`insert into case_step (case_id, act, from_state, to_state, actor, organisation, at, note)
    select id, 'escalate', state, state, '系统', '—', ${at}, ${json(note)} from naming_case where id = ${limit.subjectId}`;
}
