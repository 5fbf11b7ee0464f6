import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record, SYSTEM } from '../../audit/record.ts';
import { type Db, json, many, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { isDemonstration } from '../../platform/demonstration.ts';
import { Problem } from '../../platform/problem.ts';
import type { ChangedPlate, SignBatch, SignBatchId } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { findBatch, type LockedBatch, lockBatch } from './batchRow.ts';
import { type Given, noted } from './changeBatch.ts';
import { type BatchAct, nextBatchState } from './nextBatchState.ts';
import { changedPlates, digestOf, type PlateText, plateTexts, type Unready, unreadyPlates } from './plateTexts.ts';

type Check = Given & { body: { digest: string } };

/**
 * One of the two text checks: the person has read every plate, `digest` says which texts. The second is by another person.
 * What was read is compared with the register in the transaction and kept plate by plate.
 * @throws Problem not-allowed for the first person again, conflict `plates-not-ready` | `read-again` | `stopped`, stale-version, wrong-state
 */
export async function checkBatch(deps: SignBatchDeps, actor: Actor, check: Check): Promise<SignBatch> {
  const { publicUrl } = deps.config;
  const demonstration = await isDemonstration(deps.db);
  const read = await plateTexts(deps.db, check.id, publicUrl);
  if (read.length === 0) throw empty();
  const unready = await unreadyPlates(read, { publicUrl, demonstration });
  return compared(deps, actor, { ...check, act: 'check' }, async (tx, { batch, texts, at }) => {
    const round = batch.state === 'draft' ? 1 : 2;
    if (round === 2) await requireAnother(tx, actor, check.id, batch);
    if (digestOf(texts) !== check.body.digest || digestOf(read) !== check.body.digest) throw readAgain();
    if (unready.length > 0) throw notReady(unready);
    await run(tx, insertChecks({ id: check.id, batch, round, actor, at, texts }));
  });
}

/**
 * Hands the batch to the maker, if the register still says what both persons read.
 * @throws Problem conflict `stopped` with the plates, invalid-input without a maker, stale-version, wrong-state
 */
export function releaseBatch(deps: SignBatchDeps, actor: Actor, given: Given): Promise<SignBatch> {
  return compared(deps, actor, { ...given, act: 'release' }, async (tx, { batch, at }) => {
    if (batch.maker === '') throw withoutMaker();
    await run(
      tx,
      sql`update sign_batch set released_by = ${actor.displayName}, released_at = ${at}::timestamptz where id = ${given.id}`,
    );
  });
}

interface Compared {
  batch: LockedBatch;
  texts: PlateText[];
  at: string;
}

/**
 * An act that needs the register to say what was checked so far. Where it does not, the batch stops: that is kept, and the
 * act is refused with the plates.
 */
export async function compared(
  { db, now, config }: SignBatchDeps,
  actor: Actor,
  { id, version, act }: Given & { act: BatchAct },
  work: (tx: Db, found: Compared) => Promise<void>,
): Promise<SignBatch> {
  const at = now();
  const result = await db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id, version);
    const state = nextBatchState(batch.state, act);
    const texts = await heldTexts(tx, id, config.publicUrl);
    const changed = await changedSinceCheck(tx, id, batch, texts);
    if (changed.length > 0) {
      await stopBatch(tx, actor, { id, changed, at });
      return { changed };
    }
    await work(tx, { batch, texts, at });
    await run(
      tx,
      sql`update sign_batch set state = ${state}, version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`,
    );
    const before = { state: batch.state };
    await noted(tx, actor, { action: `signs.batch-${act}`, id, before, after: { state, plates: texts.length }, at });
    return { batch: await findBatch(tx, id) };
  });
  if (result.changed) throw stoppedBy(result.changed);
  return result.batch;
}

/** Places are held so that no renaming slips between comparing and acting. */
async function heldTexts(tx: Db, id: SignBatchId, publicUrl: string): Promise<PlateText[]> {
  await run(
    tx,
    sql`select p.id from place p where p.id in (select s.place_id from sign_batch_plate bp join sign s on s.id = bp.sign_id
                                                 where bp.batch_id = ${id}) order by p.id for share of p`,
  );
  return plateTexts(tx, id, publicUrl);
}

const Checked = z.object({ signId: z.string(), hash: z.string() });

/** What the latest check of this attempt read; empty before the first. */
export async function checkedHashes(db: Db, id: SignBatchId): Promise<Map<string, string>> {
  const rows = await many(
    db,
    Checked,
    sql`select distinct on (c.sign_id) c.sign_id as "signId", c.hash
          from sign_batch_check c join sign_batch b on b.id = c.batch_id and b.attempt = c.attempt
         where c.batch_id = ${id} order by c.sign_id, c.round desc`,
  );
  return new Map(rows.map(({ signId, hash }) => [signId, hash]));
}

async function changedSinceCheck(
  tx: Db,
  id: SignBatchId,
  { state }: LockedBatch,
  texts: readonly PlateText[],
): Promise<ChangedPlate[]> {
  return state === 'draft' ? [] : changedPlates(texts, await checkedHashes(tx, id));
}

interface Stop {
  id: SignBatchId;
  changed: readonly ChangedPlate[];
  at: string;
}

/** Stops a batch whose plates the register no longer bears out; a file being written is given up. */
export async function stopBatch(tx: Db, actor: Actor | null, { id, changed, at }: Stop): Promise<void> {
  await run(
    tx,
    sql`update sign_batch
           set state = 'stopped', stopped = ${json(changed)}, version = version + 1, updated_at = ${at}::timestamptz,
               print_run = null, print_sha256 = null,
               print_state = case when print_state is not null then 'cancelled' end
         where id = ${id}`,
  );
  const by = actor ?? SYSTEM;
  await record(tx, {
    ...{ actor: by, action: 'signs.batch-stop', subjectKind: 'sign-batch', subjectId: id },
    after: { state: 'stopped', changed: changed.slice(0, 50) },
    at,
  });
}

export const stoppedBy = (changed: readonly ChangedPlate[]): Problem => {
  const named = changed.slice(0, 5).map(({ name, now }) => `“${name}”${now ? `（现为“${now}”）` : '（已无标准地名）'}`);
  return new Problem(
    'conflict',
    `The register changed after the check: ${changed.length} plates; the batch is stopped`,
    {
      detailZh: `核对之后地名库有变动，批次已停止：${named.join('、')}${changed.length > 5 ? `等${changed.length}块` : ''}。请移出或更换这些标志后重新核对。`,
      code: 'stopped',
      plates: changed,
    },
  );
};

async function requireAnother(tx: Db, actor: Actor, id: SignBatchId, { attempt }: LockedBatch): Promise<void> {
  const own = await maybeOne(
    tx,
    z.object({ by: z.string() }),
    sql`select checked_by as by from sign_batch_check
         where batch_id = ${id} and attempt = ${attempt} and round = 1 and account_id = ${actor.id} limit 1`,
  );
  if (own) {
    throw new Problem('not-allowed', 'The second check is made by another person than the first', {
      detailZh: '第二次核对须由另一人进行。',
      code: 'same-person',
    });
  }
}

const empty = (): Problem => new Problem('wrong-state', 'The batch has no plates', { detailZh: '批次中没有标志。' });
const readAgain = (): Problem =>
  new Problem('conflict', 'The texts changed while they were read: read them again', {
    detailZh: '核对期间标志文字有变动，请刷新后重新核对。',
    code: 'read-again',
  });
const notReady = (plates: readonly Unready[]): Problem =>
  new Problem('conflict', `${plates.length} plates may not be made yet`, {
    detailZh: `有${plates.length}块标志的版面有问题：${plates
      .slice(0, 5)
      .map(({ name, problems }) => `“${name}”${problems[0]?.messageZh ?? ''}`)
      .join('；')}。`,
    code: 'plates-not-ready',
    plates: plates.slice(0, 50),
  });
const withoutMaker = (): Problem =>
  new Problem('invalid-input', 'Name the maker before the batch is released', {
    detailZh: '请先填写制作单位，再下达制作。',
    errors: [{ in: 'body', pointer: '/maker', code: 'required', detail: 'Who makes the plates', detailZh: '制作单位' }],
  });

interface NewChecks {
  id: SignBatchId;
  batch: LockedBatch;
  round: 1 | 2;
  actor: Actor;
  at: string;
  texts: readonly PlateText[];
}

const insertChecks = ({ id, batch, round, actor, at, texts }: NewChecks): Sql => {
  const rows = texts.map(({ row, url, hash }) => ({
    ...{ sign_id: row.id, name: row.name, roman_tone: row.romanTone, edition: row.edition, url, hash },
  }));
  return sql`
  insert into sign_batch_check (batch_id, attempt, round, sign_id, account_id, checked_by, at, name, roman_tone, edition, url, hash)
  select ${id}::uuid, ${batch.attempt}::int, ${round}::int, x.sign_id, ${actor.id}::uuid, ${actor.displayName}, ${at}::timestamptz,
         x.name, x.roman_tone, x.edition, x.url, x.hash
    from jsonb_to_recordset(${json(rows)}) as x (sign_id text, name text, roman_tone text, edition text, url text, hash text)`;
};
