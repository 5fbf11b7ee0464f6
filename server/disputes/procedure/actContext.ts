import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, json, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeState } from '../contract.ts';
import type { DisputeSeats } from '../isParty.ts';
import type { LockedDispute } from '../lockDispute.ts';
import type { DisputeActBody, DisputeActName } from './actContract.ts';

/** What an act works on: the locked dispute, who is asking, and the states the act may lead to. */
export interface ActContext {
  tx: Db;
  found: LockedDispute;
  seats: DisputeSeats;
  actor: Actor;
  /** Instant and day of the register. */
  at: string;
  today: string;
  outcomes: readonly DisputeState[];
}

/** Guards and writes one act. Answers the state where there is more than one outcome. @throws Problem what stands against it */
export type Act<A extends DisputeActName> = (
  context: ActContext,
  body: DisputeActBody<A>,
) => Promise<DisputeState | undefined>;

/** What happened lies between the day the dispute arose and today. @throws Problem invalid-input */
export function requireDay({ found, today }: ActContext, day: string, pointer = '/on'): void {
  if (day > today) throw fieldProblem(pointer, 'in-future', 'This day is in the future', '日期不能晚于今天');
  if (day >= found.aroseOn) return;
  const message = `The dispute arose on ${found.aroseOn}, later than this day`;
  throw fieldProblem(pointer, 'before-dispute', message, `日期早于争议发生日期 ${found.aroseOn}`);
}

interface ActRecord {
  act: DisputeActName;
  on: string;
  number?: string | null;
  text?: string | null;
  content?: Record<string, unknown>;
  fileId?: string | null;
}

/** Writes what an act records that has no table of its own. */
export async function keepRecord(
  context: ActContext,
  { act, on, number, text, content, fileId }: ActRecord,
): Promise<void> {
  await run(
    context.tx,
    sql`insert into dispute_record (dispute_id, act, on_day, number, text, content, file_id, recorded_by, organisation, recorded_at)
        values (${context.found.id}, ${act}, ${on}::date, ${number ?? null}, ${text ?? null}, ${json(content ?? {})},
                ${fileId ?? null}::uuid, ${recorder(context)})`,
  );
}

/** The three columns that say who recorded a row and when. */
export const recorder = ({ actor, at }: ActContext): Sql =>
  sql`${actor.displayName}, ${actor.organisationName}, ${at}::timestamptz`;

/** Whether the reader records for a handling government that has no office here. */
export const standsIn = ({ seats, found, actor }: ActContext): boolean =>
  !seats.handler && actor.divisionCode !== found.handlerCode;

/** What a government above decided is recorded from its paper. @throws Problem invalid-input */
export function requirePaper(
  context: ActContext,
  { number, fileId }: { number: string | null; fileId: string | null },
): void {
  if (!standsIn(context)) return;
  const message = 'What a government without an office here did is recorded with its paper and number';
  const messageZh = '处理机关不在本系统内，须凭其文件和文号登记';
  if (number === null) throw fieldProblem('/number', 'paper-needed', message, messageZh);
  if (fileId === null) throw fieldProblem('/fileId', 'paper-needed', message, messageZh);
}
