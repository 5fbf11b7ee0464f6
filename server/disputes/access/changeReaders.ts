import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import { recordStep } from '../disputeStep.ts';
import { lockDispute } from '../lockDispute.ts';
import type { DisputeReaders, Invitation } from './accessContract.ts';
import { disputeReaders, ofOtherOrgans, readerRights, selectCandidates } from './readersOf.ts';

type ReaderDeps = Pick<Deps, 'db' | 'now'>;
interface At {
  id: DisputeId;
  version: number;
}

/**
 * Names a person of the head's own office: from the first one on, only the named and the heads read the dispute there.
 * @throws Problem stale-version, not-allowed, invalid-input
 */
export function entrustReader(deps: ReaderDeps, actor: Actor, { accountId, ...at }: At & { accountId: string }) {
  return changing(deps, actor, at, async (tx, now) => {
    if (!(await readerRights(tx, actor, at.id)).heads) throw notAllowed('head');
    const named = { accountId, sections: null, until: null, ground: null };
    const added = await addReader(tx, { id: at.id, kind: 'entrusted', named, actor, at: now });
    return { act: 'entrustReader', after: added };
  });
}

/**
 * Opens the file, or chosen sections of it, to a person of another organ for the mediation (BD arts. 11, 12: with the departments
 * concerned), until a day where one is given. He reads and changes nothing.
 * @throws Problem stale-version, not-allowed, invalid-input
 */
export function inviteReader(deps: ReaderDeps, actor: Actor, { invitation, ...at }: At & { invitation: Invitation }) {
  return changing(deps, actor, at, async (tx, now) => {
    if (!(await readerRights(tx, actor, at.id)).handles) throw notAllowed('handler');
    requireComing(invitation.until, chinaDay(now));
    const added = await addReader(tx, { id: at.id, kind: 'invited', named: invitation, actor, at: now });
    return { act: 'inviteReader', after: { ...added, sections: invitation.sections, until: invitation.until } };
  });
}

/** Ends somebody's reading, with a reason. @throws Problem stale-version, not-allowed, not-found */
export function removeReader(
  deps: ReaderDeps,
  actor: Actor,
  { readerId, reason, ...at }: At & { readerId: string; reason: string },
) {
  return changing(deps, actor, at, async (tx, now) => {
    const found = (await disputeReaders(tx, actor, at.id)).items.find((one) => one.id === readerId);
    if (!found || found.removedAt !== null)
      throw new Problem('not-found', 'Nobody of that id reads this dispute', { detailZh: '没有这名知悉人员。' });
    if (!found.removable) throw notAllowed(found.kind === 'invited' ? 'handler' : 'head');
    await run(
      tx,
      sql`update dispute_reader set removed_by = ${actor.displayName}, removed_at = ${now}::timestamptz,
                 removal_reason = ${reason} where id = ${readerId}`,
    );
    return { act: 'removeReader', after: { readerId, person: found.person, organisation: found.organisation, reason } };
  });
}

type Change = (tx: Db, now: string) => Promise<{ act: string; after: unknown }>;

async function changing(deps: ReaderDeps, actor: Actor, { id, version }: At, change: Change): Promise<DisputeReaders> {
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const { state } = await lockDispute(tx, { id, version });
    const { act, after } = await change(tx, now);
    await run(tx, sql`update dispute set version = version + 1 where id = ${id}`);
    await recordStep(tx, { act, from: state, to: state, after }, { id, actor, at: now });
    return disputeReaders(tx, actor, id);
  });
}

interface NewReader {
  id: DisputeId;
  kind: 'entrusted' | 'invited';
  named: Omit<Invitation, 'ground'> & { ground: string | null };
  actor: Actor;
  at: string;
}

const Added = z.object({ readerId: z.string(), person: z.string(), organisation: z.string() });

/** @throws Problem invalid-input where it is nobody who may be named so */
export async function addReader(tx: Db, reader: NewReader): Promise<z.infer<typeof Added>> {
  const added = await maybeOne(tx, Added, insertReader(reader));
  if (added) return added;
  const [message, messageZh] = WRONG[reader.kind];
  throw fieldProblem('/accountId', 'no-candidate', message, messageZh);
}

const WRONG = {
  entrusted: [
    'Nobody of your office who can read disputes, or named already',
    '不是本单位有权阅读争议卷宗的人员，或者已经指定',
  ],
  invited: [
    'Nobody of another organ of your division who can read disputes, or invited already',
    '不是本级其他部门可以邀请的人员，或者已经邀请',
  ],
} as const;

const insertReader = ({ id, kind, named, actor, at }: NewReader): Sql => sql`
  insert into dispute_reader (dispute_id, kind, account_id, person, organisation_id, organisation, division_code, sections, until,
    ground, added_by, added_by_organisation, added_at)
  select ${id}, ${kind}, c."accountId", c.person, o.id, o.name, o.division_code, ${named.sections}::text[], ${named.until}::date,
         ${named.ground}, ${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz
    from (${selectCandidates(id, kind === 'invited' ? ofOtherOrgans(actor) : sql`o.id = ${actor.organisationId}`)}) c
    join account a on a.id = c."accountId" join organisation o on o.id = a.organisation_id
   where c."accountId" = ${named.accountId}
  returning id as "readerId", person, organisation`;

function requireComing(until: string | null, today: string): void {
  if (until !== null && until < today)
    throw fieldProblem('/until', 'in-past', 'The last day lies in the past', '截止日期不能早于今天');
}

const notAllowed = (whose: 'head' | 'handler'): Problem =>
  whose === 'head'
    ? new Problem('not-allowed', 'This is for the head of the office of a party', {
        detailZh: '只有争议有关政府及其民政部门的负责人可以指定或者取消本单位的知悉人员。',
      })
    : new Problem('not-allowed', 'This is for the office that handles the dispute', {
        detailZh: '只有处理该争议的单位可以邀请或者取消其他部门的知悉人员。',
      });
