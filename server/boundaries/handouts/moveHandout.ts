import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { Handout, HandoutAct, HandoutId, KeepingMove } from './handoutContract.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { handoutLimits, handoutRule } from './handoutRules.ts';
import { HANDOUT_STEPS, missingForHandout } from './handoutSteps.ts';
import { lockHandout } from './lockHandout.ts';
import { insertStep } from './saveHandout.ts';
import { factsOf, findHandout, type HandoutRow, handoutRow } from './selectHandout.ts';

interface Given {
  id: HandoutId;
  version: number;
  move: KeepingMove;
}
interface Moment {
  actor: Actor;
  at: string;
  today: string;
}

/**
 * Takes the next step of a request in the office that keeps it.
 * @throws Problem not-allowed, stale-version, wrong-state, conflict `guards`, invalid-input
 */
export function moveHandout(
  deps: Pick<HandoutDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  { id, version, move }: Given,
): Promise<Handout> {
  const moment = { actor, at: deps.now(), today: deps.today() };
  return deps.db.transaction(async (tx) => {
    await lockHandout(tx, actor, { id, version });
    const row = await requireAct(tx, { id, act: move.act, moment });
    await keepContent(tx, { row, move, moment });
    await passHandout(tx, { id, act: move.act, note: move.note, moment });
    return findHandout(tx, actor, id, moment.today);
  });
}

/** The request, where the act leads on from its state and nothing is missing for it. @throws Problem wrong-state, not-allowed, conflict `guards` */
export async function requireAct(
  db: Db,
  { id, act, moment }: { id: HandoutId; act: HandoutAct; moment: Moment },
): Promise<HandoutRow> {
  const row = await handoutRow(db, id);
  if (!HANDOUT_STEPS[act].from.includes(row.state))
    throw new Problem('wrong-state', `Not possible for a request in state ${row.state}`, {
      detailZh: '申请当前状态下不能办理此事项。',
      state: row.state,
    });
  const rule = await handoutRule(db, row.level, moment.today);
  const missing = missingForHandout(act, factsOf(row, rule, moment.actor));
  if (missing.length > 0) throw refusal(missing);
  return row;
}

/** Moves on, with a row of the ledger and of the audit. */
export async function passHandout(
  tx: Db,
  { id, act, note, moment }: { id: HandoutId; act: HandoutAct; note: string | null; moment: Moment },
): Promise<void> {
  const { to } = HANDOUT_STEPS[act];
  const { actor, at } = moment;
  await run(
    tx,
    sql`update boundary_handout set state = ${to}, version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`,
  );
  await run(tx, insertStep({ id, act, state: to, note }, actor, at));
  const action = `handouts.${act.replaceAll('_', '-')}`;
  await record(tx, {
    ...{ actor, action, subjectKind: 'boundary-handout', subjectId: id },
    ...{ after: { state: to, note }, at },
  });
}

const MISSING_ZH: Record<string, string> = {
  ...{ 'paper-application': '缺少申请函', 'paper-undertaking': '缺少保密责任书或使用承诺书' },
  ...{ 'paper-basis': '缺少依据文件', check: '尚未经另一人审核', return: '尚未登记归还或者销毁' },
  ...{ 'no-check': '该密级不设审核环节', 'no-return': '该密级不需归还' },
};

function refusal(missing: readonly string[]): Problem {
  if (missing.includes('same-person'))
    return new Problem('not-allowed', 'Another person than who made or checked the request must do this', {
      detailZh: '登记、审核、审批须由不同的人办理。',
      code: 'same-person',
    });
  if (missing.includes('not-allowed'))
    return new Problem('not-allowed', 'Your role may not do this at the level of the request', {
      detailZh: '当前岗位无权办理该密级的申请。',
      code: 'level',
    });
  return new Problem('conflict', `Not yet: ${missing.join(', ')}`, {
    detailZh: `还不能办理：${missing.map((code) => MISSING_ZH[code] ?? code).join('；')}。`,
    code: 'guards',
    missing,
  });
}

async function keepContent(
  tx: Db,
  { row, move, moment }: { row: HandoutRow; move: KeepingMove; moment: Moment },
): Promise<void> {
  switch (move.act) {
    case 'submit':
      return giveNumber(tx, row, moment);
    case 'check':
      return run(
        tx,
        sql`update boundary_handout set checked_by_id = ${moment.actor.id}, checked_by = ${moment.actor.displayName} where id = ${row.id}`,
      ).then(() => undefined);
    case 'hand_out':
      return keepHandOver(tx, { row, move, moment });
    case 'take_back':
      return keepReturn(tx, { row, move, moment });
    default:
      return undefined;
  }
}

/** The next number of the office in the year; a request that was sent back keeps its own. */
async function giveNumber(tx: Db, row: HandoutRow, { today }: Moment): Promise<void> {
  if (row.number !== null) return;
  const year = Number(today.slice(0, 4));
  // Two requests of one office that are submitted together take their numbers one after the other.
  await run(tx, sql`select id from organisation where id = ${row.organisationId} for update`);
  await run(
    tx,
    sql`update boundary_handout set year = ${year}::int, serial = 1 + coalesce((select max(o.serial) from boundary_handout o
          where o.organisation_id = ${row.organisationId} and o.year = ${year}::int), 0) where id = ${row.id}`,
  );
}

type HandOver = Extract<KeepingMove, { act: 'hand_out' }>;
const Account = z.object({ id: z.uuid() });

async function keepHandOver(
  tx: Db,
  { row, move, moment }: { row: HandoutRow; move: HandOver; moment: Moment },
): Promise<void> {
  requireDay('/handedOn', move.handedOn, { from: dayIn(row.decidedAt), until: moment.today });
  const account = await accountOf(tx, row, move.username);
  const { downloadDays } = await handoutLimits(tx);
  await run(
    tx,
    sql`update boundary_handout set recipient = ${move.recipient}, handed_on = ${move.handedOn}::date,
               medium = ${account ? 'system' : 'outside'}, recipient_account_id = ${account?.id ?? null}::uuid,
               download_until = case when ${account !== undefined} then ${moment.at}::timestamptz + make_interval(days => ${downloadDays}::int) end
         where id = ${row.id}`,
  );
}

/** Whoever may download it; nobody where it is secret. */
async function accountOf(tx: Db, row: HandoutRow, username: string | null) {
  if (row.level === 'secret') {
    if (username === null) return undefined;
    throw fieldFault(
      '/username',
      'secret',
      'State secrets do not go over this network: only the hand-over outside is registered',
      '涉密成果不得通过本系统提供，只登记线下交接',
    );
  }
  if (username === null) throw fieldFault('/username', 'missing', 'Say who downloads it', '请指定领取账号');
  const found = await maybeOne(
    tx,
    Account,
    sql`select a.id from account a where a.username = ${username} and not a.disabled and exists (select 1 from account_role r
          join role_permission p on p.role = r.role and p.permission = 'handouts.receive' where r.account_id = a.id)`,
  );
  if (found) return found;
  throw fieldFault(
    '/username',
    'no-such-account',
    'No account of this name may receive packages',
    '没有可以领取成果的这个账号',
  );
}

async function keepReturn(
  tx: Db,
  { row, move, moment }: { row: HandoutRow; move: Extract<KeepingMove, { act: 'take_back' }>; moment: Moment },
): Promise<void> {
  requireDay('/on', move.on, { from: row.handedOn, until: moment.today });
  await run(
    tx,
    sql`update boundary_handout set returned_how = ${move.how}, returned_on = ${move.on}::date, return_note = ${move.note} where id = ${row.id}`,
  );
}

// China has one time zone, eight hours ahead of UTC.
const dayIn = (instant: string | null): string | null =>
  instant && new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

function requireDay(pointer: string, day: string, { from, until }: { from: string | null; until: string }): void {
  if ((from === null || day >= from) && day <= until) return;
  throw fieldFault(pointer, 'wrong-day', `From ${from} to ${until}`, `日期应在 ${from ?? ''} 至 ${until} 之间（含）`);
}
