import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { openSecrets } from './secrets.ts';
import { type Sent, sendEvent } from './sendEvent.ts';
import { tellFailing } from './tellFailing.ts';
import { DeliverWebhook, startSending } from './webhookKind.ts';

type DeliverDeps = Pick<Deps, 'db' | 'jobs' | 'now' | 'config'>;

const Hook = z.object({
  ...{ id: z.uuid(), url: z.string(), state: z.enum(['active', 'failing']), divisionCode: z.string() },
  /** As the database keeps them, the newest first. */
  sealed: z.string().array().min(1),
});
type Hook = z.infer<typeof Hook>;
const Waiting = z.object({ id: z.uuid(), eventId: z.uuid(), payload: z.record(z.string(), z.unknown()) });
type Waiting = z.infer<typeof Waiting>;

const GONE = 410;
const isTaken = ({ status }: Sent): boolean => status !== null && status >= 200 && status < 300;

/**
 * Sends what waits for one webhook, one event after the other; the first that is not taken holds up the rest, so that the
 * receiver gets them in order. The last try of about a day, and the answer 410, stop the webhook.
 * @throws Problem busy `not-taken`: the queue tries again
 */
export async function deliver(
  deps: DeliverDeps,
  { webhookId }: { webhookId: string },
  { signal, isLastTry }: Pick<JobContext, 'signal' | 'isLastTry'>,
): Promise<void> {
  for (let taken = 0; ; taken += 1) {
    const hook = await findHook(deps.db, webhookId);
    const sent = hook && (await sendNext(deps, hook, { signal, isLast: isLastTry && taken === 0 }));
    if (!hook || !sent || sent.status === GONE) return;
    if (isTaken(sent)) continue;
    if (taken === 0) throw notTaken(sent);
    // Others were taken before: the day begins anew.
    await sendLater(deps, hook);
    return;
  }
}

interface Attempt {
  signal: AbortSignal;
  /** After this one nothing is tried any more until a person resumes. */
  isLast: boolean;
}

// Another key than the one it was sealed with: a person makes a new secret.
const UNREADABLE: Sent = { status: null, answer: null, problem: 'secret-unreadable', milliseconds: 0 };

/** One try at the event that waits longest; undefined where none does. */
async function sendNext(deps: DeliverDeps, hook: Hook, { signal, isLast }: Attempt): Promise<Sent | undefined> {
  const next = await findWaiting(deps.db, hook.id);
  if (!next) return undefined;
  signal.throwIfAborted();
  const event = { id: next.eventId, body: JSON.stringify({ id: next.eventId, ...next.payload }) };
  const secrets = await openSecrets(deps, hook.id, hook.sealed);
  const target = { ...hook, secrets, hosts: deps.config.webhookHosts, signal };
  const sent = secrets.length > 0 ? await sendEvent(event, target) : UNREADABLE;
  signal.throwIfAborted();
  await noteTry(deps, hook, { next, sent, isLast: isLast || sent.status === GONE });
  return sent;
}

const findHook = (db: Db, id: string): Promise<Hook | undefined> =>
  maybeOne(
    db,
    Hook,
    sql`select id, url, state, division_code as "divisionCode",
               array_remove(array[secret, case when previous_until > now() then previous_secret end], null) as sealed
          from webhook where id = ${id} and state in ('active', 'failing') and secret is not null`,
  );

const findWaiting = (db: Db, id: string): Promise<Waiting | undefined> =>
  maybeOne(
    db,
    Waiting,
    sql`select d.id, e.id as "eventId", e.payload from webhook_delivery d join webhook_event e on e.id = d.event_id
         where d.webhook_id = ${id} and d.state = 'waiting' order by d.seq limit 1`,
  );

interface Tried {
  next: Waiting;
  sent: Sent;
  isLast: boolean;
}

async function noteTry({ db, now, config }: DeliverDeps, hook: Hook, { next, sent, isLast }: Tried): Promise<void> {
  const { status, answer, problem, milliseconds } = sent;
  await db.transaction(async (tx) => {
    await run(
      tx,
      sql`update webhook_delivery set tries = tries + 1, status = ${status}, answer = ${answer}, problem = ${problem},
                 milliseconds = ${milliseconds}, tried_at = now(), state = ${isTaken(sent) ? 'delivered' : 'waiting'}
           where id = ${next.id}`,
    );
    if (isTaken(sent) && hook.state === 'failing') await setState(tx, hook.id, 'active');
    if (isTaken(sent) || !isLast || hook.state === 'failing') return;
    await setState(tx, hook.id, 'failing');
    const subject = { subjectKind: 'webhook', subjectId: hook.id };
    await record(tx, { actor: SYSTEM, action: 'webhooks.fail', ...subject, after: { status, problem }, at: now() });
    await tellFailing(tx, { webhookId: hook.id, at: now(), publicUrl: config.publicUrl });
  });
}

const setState = (tx: Db, id: string, state: 'active' | 'failing') =>
  run(
    tx,
    sql`update webhook set state = ${state}, failing_since = ${state === 'failing' ? sql`now()` : sql`null`}, version = version + 1
         where id = ${id} and state in ('active', 'failing')`,
  );

const sendLater = (deps: DeliverDeps, hook: Hook): Promise<void> =>
  startSending(deps, deps.db, { ...hook, afterSeconds: DeliverWebhook.retryDelaySeconds });

function notTaken({ status, problem }: Sent): Problem {
  const [en, zh] =
    status === null ? [`no answer (${problem})`, `无应答（${problem}）`] : [`HTTP ${status}`, `HTTP ${status}`];
  return new Problem('busy', `The receiver did not take the event: ${en}`, {
    ...{ detailZh: `接收方未接收：${zh}`, code: 'not-taken' },
  });
}
