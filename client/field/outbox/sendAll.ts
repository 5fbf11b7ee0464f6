import { FieldProblem } from '../api/fieldProblem.ts';
import type { KeptRecord } from '../store/db.ts';
import { keepFailure, recordsOf } from '../store/records.ts';
import { askReceipt, type Sending, sendRecord } from './sendRecord.ts';

/**
 * How a round ended. done: nothing is left that could go now. going: some went, some failed. later: none went, or all wait for
 * their next try. sign-in: the server wants the password, or knows somebody else.
 */
export type RoundEnd = 'done' | 'going' | 'later' | 'sign-in';

/** So many failures one after the other are the network's, not the records': the round ends. */
const FAILURES_IN_A_ROW = 3;
const LONGEST_WAIT_MS = 60_000;

/** How long to wait after so many failures: 1, 2, 4 … seconds, at most a minute: where signals are rare a minute of one counts. */
export const waitAfter = (failures: number): number => Math.min(1000 * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS);

/**
 * One round over the records of a person, the oldest first. What failed before waits for its time, except in a hurry.
 * @returns how it ended; records that were refused or are settled by a person do not hold the others up
 */
export async function sendAll(sending: Sending, accountId: string, hurry = false): Promise<RoundEnd> {
  try {
    return await round(sending, accountId, hurry);
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    return error.status === 401 ? 'sign-in' : 'later';
  } finally {
    sending.onProgress(null);
  }
}

async function round(sending: Sending, accountId: string, hurry: boolean): Promise<RoundEnd> {
  const { db, post, now } = sending;
  const open = (await recordsOf(db, accountId))
    .filter(({ state }) => state !== 'stored' && state !== 'refused')
    .reverse();
  if (open.length === 0) return 'done';
  if ((await post.whoAmI()) !== accountId) return 'sign-in';
  const due = hurry ? open : open.filter(isDue(now()));
  const went = await sendEach(sending, due);
  if (went === open.length) return 'done';
  return went > 0 ? 'going' : 'later';
}

/** How many of them went; a network that fails so often in a row is not asked further. */
async function sendEach(sending: Sending, records: readonly KeptRecord[]): Promise<number> {
  let went = 0;
  let failures = 0;
  for (const record of records) {
    const sent = await tried(sending, record);
    went += sent ? 1 : 0;
    failures = sent ? 0 : failures + 1;
    if (failures === FAILURES_IN_A_ROW) break;
  }
  return went;
}

const isDue =
  (now: Date) =>
  ({ dueAt }: KeptRecord): boolean =>
    dueAt === null || Date.parse(dueAt) <= now.getTime();

/** False when it has to be tried again later. @throws FieldProblem 401 */
async function tried(sending: Sending, record: KeptRecord): Promise<boolean> {
  try {
    await (record.state === 'conflict' ? askReceipt : sendRecord)(sending, record);
    return true;
  } catch (error) {
    if (!(error instanceof FieldProblem) || error.status === 401) throw error;
    const refused = !error.passing;
    const dueAt = refused ? null : dueAfter(error, record.attempts + 1, sending.now());
    const problem = { detail: error.detail, detailZh: error.detailZh };
    await keepFailure(sending.db, record.id, { refused, dueAt, problem });
    return refused;
  }
}

/** A network that is away is no fault of the record: it is tried with the next round. A server that fails it is given time. */
function dueAfter(error: FieldProblem, attempts: number, now: Date): string | null {
  if (error.status === 0) return null;
  const wait = error.retryAfter === null ? waitAfter(attempts) : error.retryAfter * 1000;
  return new Date(now.getTime() + wait).toISOString();
}
