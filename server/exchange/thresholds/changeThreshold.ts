import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, many, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type Reader, thresholdHistory } from './listThresholds.ts';
import { mayChangeFor, takesDivisions } from './mayChangeFor.ts';
import {
  type ThresholdChange,
  type ThresholdHistory,
  type ThresholdId,
  ThresholdUnit,
  UNIT_LIMITS,
} from './thresholdContract.ts';

export interface ThresholdDeps {
  db: Db;
  now: () => string;
  today: () => string;
}

interface Given {
  id: ThresholdId;
  /** Of all values of this jurisdiction together, as read. */
  version: number;
  change: ThresholdChange;
}

/**
 * Another value from a day on: the one in force ends on that day, what was planned for later is withdrawn. Runs that were judged
 * before keep theirs. Not verified until somebody else has held it against its document.
 * @throws Problem invalid-input for a day that is past, another region, a value outside what its unit allows; stale-version;
 *   conflict `nothing-to-end`
 */
export function changeThreshold(deps: ThresholdDeps, actor: Actor, given: Given): Promise<ThresholdHistory> {
  const [at, today] = [deps.now(), deps.today()];
  const { id, change } = given;
  return deps.db.transaction(async (tx) => {
    await requireFitting(tx, { actor, today, id, change });
    await lock(tx, given);
    const before = await inForceFrom(tx, id, change);
    await endEarlier(tx, { id, change, at });
    if (change.value === null) requireSomething(before);
    else await insertRow(tx, { actor, at, id, change });
    const subject = { subjectKind: 'exchange-threshold', subjectId: `${id} ${change.jurisdiction}` };
    await record(tx, { actor, action: 'thresholds.change', ...subject, before: { values: before }, after: change, at });
    return thresholdHistory(tx, { actor, today }, id);
  });
}

interface Asked extends Reader {
  id: ThresholdId;
  change: ThresholdChange;
}

async function requireFitting(tx: Db, { actor, today, id, change }: Asked): Promise<void> {
  const { jurisdiction, value, from } = change;
  if (!mayChangeFor(actor, jurisdiction))
    throw fieldProblem('/jurisdiction', 'other-region', 'It is not for this office', '本单位不能设定该区划的值');
  if (jurisdiction !== 'CN' && !takesDivisions(id))
    throw fieldProblem('/jurisdiction', 'nation-only', 'This size is one for all', '该项只有全国统一的值');
  if (from < today) throw fieldProblem('/from', 'past-day', 'The day is past', '日期已过，只能自今天或以后起');
  if (value === null && jurisdiction === 'CN')
    throw fieldProblem('/value', 'nation-needs-one', 'The nation needs a value', '全国的值不能终止，只能改为新值');
  await requireDivision(tx, jurisdiction, today);
  if (value !== null) requireInLimits(value, await unitOf(tx, id));
}

async function requireDivision(tx: Db, jurisdiction: string, today: string): Promise<void> {
  if (jurisdiction === 'CN') return;
  const code = jurisdiction.padEnd(6, '0');
  const found = sql`select code from division where code = ${code} and valid @> ${today}::date`;
  if (await maybeOne(tx, z.object({ code: z.string() }), found)) return;
  throw fieldProblem('/jurisdiction', 'no-division', `No division ${code}`, `库中没有区划 ${code}`);
}

const unitOf = async (tx: Db, id: ThresholdId): Promise<ThresholdUnit> =>
  (
    await one(
      tx,
      z.object({ unit: ThresholdUnit }),
      sql`select distinct unit from exchange_threshold where id = ${id} and jurisdiction = 'CN'`,
    )
  ).unit;

function requireInLimits(value: number, unit: ThresholdUnit): void {
  const { least, most, isWhole } = UNIT_LIMITS[unit];
  if (isWhole && !Number.isInteger(value))
    throw fieldProblem('/value', 'not-whole', 'It must be a whole number', '应为整数');
  if (value >= least && value <= most) return;
  throw fieldProblem('/value', 'out-of-limits', `It must be from ${least} to ${most}`, `应在 ${least} 至 ${most} 之间`);
}

/** The row of the nation stands for the size as a whole: changes of one size come one after another. */
async function lock(tx: Db, { id, version, change }: Given): Promise<void> {
  const Locked = z.object({ id: z.string() });
  await many(tx, Locked, sql`select id from exchange_threshold where id = ${id} and jurisdiction = 'CN' for update`);
  const held = await one(
    tx,
    z.object({ version: z.int() }),
    sql`select coalesce(sum(version), 0)::int as version from exchange_threshold
         where id = ${id} and jurisdiction = ${change.jurisdiction}`,
  );
  if (held.version === version) return;
  const detailZh = '该项界限值已被他人修改，请刷新后再改。';
  throw new Problem('stale-version', 'The size was changed meanwhile', { detailZh, current: held.version });
}

const Held = z.object({ value: z.number(), from: z.string(), source: z.string() });

/** What would hold on the day or later. */
const inForceFrom = (tx: Db, id: ThresholdId, { jurisdiction, from }: ThresholdChange) =>
  many(
    tx,
    Held,
    sql`select value, lower(valid)::text as from, source from exchange_threshold
         where id = ${id} and jurisdiction = ${jurisdiction} and withdrawn_at is null
           and valid && daterange(${from}::date, null) order by lower(valid)`,
  );

async function endEarlier(tx: Db, { id, change, at }: { id: string; change: ThresholdChange; at: string }) {
  const { jurisdiction, from } = change;
  const held = sql`id = ${id} and jurisdiction = ${jurisdiction} and withdrawn_at is null`;
  await run(
    tx,
    sql`update exchange_threshold set withdrawn_at = ${at}::timestamptz, version = version + 1
         where ${held} and lower(valid) >= ${from}::date`,
  );
  await run(
    tx,
    sql`update exchange_threshold set valid = daterange(lower(valid), ${from}::date), version = version + 1
         where ${held} and valid @> ${from}::date`,
  );
}

function requireSomething(before: readonly unknown[]): void {
  if (before.length > 0) return;
  throw new Problem('conflict', 'There is no value of its own to end', {
    detailZh: '该区划没有自己的值，无须终止。',
    code: 'nothing-to-end',
  });
}

interface NewRow {
  actor: Actor;
  at: string;
  id: ThresholdId;
  change: ThresholdChange;
}

const insertRow = (tx: Db, { actor, at, id, change }: NewRow) =>
  run(
    tx,
    sql`insert into exchange_threshold (id, jurisdiction, valid, part, value, unit, note, note_zh, source, reason, entered_by,
                                        entered_by_id, entered_at)
        select id, ${change.jurisdiction}, daterange(${change.from}::date, null), part, ${change.value}::float8, unit, note, note_zh,
               ${change.source}, ${change.reason}, ${actor.displayName}, ${actor.id}::uuid, ${at}::timestamptz
          from exchange_threshold where id = ${id} and jurisdiction = 'CN' order by lower(valid) desc limit 1`,
  );
