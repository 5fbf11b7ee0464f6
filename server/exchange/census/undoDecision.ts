import { z } from 'zod';
import { type Db, many, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ActOnRecord, Effect } from './censusAct.ts';
import { CensusState } from './censusContract.ts';
import { PlaceWas } from './censusPlace.ts';

const Made = z.object({
  placeId: z.string().optional(),
  placeVersion: z.number().optional(),
  placeMade: z.boolean().optional(),
  placeWas: PlaceWas.nullish(),
  nameId: z.string().nullish(),
  aliasIds: z.string().array().default([]),
  filled: z.enum(['meaning', 'history', 'description']).array().default([]),
});
const Decision = z.object({
  id: z.string(),
  seq: z.coerce.number().int(),
  act: z.string(),
  from: CensusState,
  made: Made,
  isOfThisDelivery: z.boolean(),
});
type Decision = z.infer<typeof Decision>;

const lastDecision = (db: Db, recordId: string): Promise<Decision | undefined> =>
  maybeOne(
    db,
    Decision,
    sql`select d.id, d.seq, d.act, d.from_state as "from", d.made, d.run_id = c.run_id as "isOfThisDelivery"
          from census_decision d join census_record c on c.id = d.record_id
         where d.record_id = ${recordId} and d.act <> 'undo' and d.undone_at is null order by d.seq desc limit 1`,
  );

/** Why the last decision cannot be taken back: something was built on it. Null where it can, or where there is none. */
export async function whyNotUndone(db: Db, recordId: string): Promise<{ en: string; zh: string } | null> {
  const last = await lastDecision(db, recordId);
  if (!last) return null;
  if (!last.isOfThisDelivery) {
    return { en: 'A later delivery changed the record since', zh: '之后的导入已经修改了这条记录' };
  }
  const { placeId, placeVersion } = last.made;
  if (placeId === undefined) return null;
  const built = await many(
    db,
    Built,
    selectBuilt({ placeId, placeVersion: placeVersion ?? 0, recordId, seq: last.seq }),
  );
  if (built.length === 0) return null;
  return {
    en: `Built on since: ${built.map(({ en }) => en).join(', ')}`,
    zh: `已据以办理：${built.map(({ zh }) => zh).join('、')}`,
  };
}

const Built = z.object({ zh: z.string(), en: z.string() });
interface On {
  placeId: string;
  placeVersion: number;
  recordId: string;
  seq: number;
}

// A later decision that was taken back changed the place twice, and it stands as before.
const selectBuilt = ({ placeId, placeVersion, recordId, seq }: On) => sql`
  select '地名标志' as zh, 'signs' as en where exists (select 1 from sign where place_id = ${placeId}
    and exists (select 1 from census_decision d where d.record_id = ${recordId} and d.undone_at is null
                 and (d.made ->> 'placeMade')::boolean and d.made ->> 'placeId' = ${placeId}))
  union all
  select '地名办件', 'cases' where exists (select 1 from naming_case where place_id = ${placeId} and created_at >= (
    select max(at) from census_decision where record_id = ${recordId}))
  union all
  select '清理整治清单', 'a clean-up list' where exists (
    select 1 from campaign_item i where i.place_id = ${placeId} and i.state <> 'struck' and i.listed_at >= (
      select max(at) from census_decision where record_id = ${recordId}))
  union all
  select '其他普查记录', 'other census records' where exists (
    select 1 from census_record where place_id = ${placeId} and id <> ${recordId}
      and exists (select 1 from census_decision d where d.record_id = ${recordId} and d.undone_at is null
                   and (d.made ->> 'placeMade')::boolean))
  union all
  select '地名信息的修改', 'changes of the place' where exists (
    select 1 from place where id = ${placeId} and version <> ${placeVersion} + 2 * (
      select count(*) from census_decision d
       where d.record_id = ${recordId} and d.act <> 'undo' and d.undone_at is not null and d.seq > ${seq}
         and d.made ->> 'placeId' = ${placeId}))`;

const Earlier = z.object({ placeId: z.string(), nameId: z.string().nullable() });

/** Of a decision before that still stands, the place and the name that the record had by it. */
const earlierDecision = (db: Db, recordId: string, { seq }: Decision): Promise<z.infer<typeof Earlier> | undefined> =>
  maybeOne(
    db,
    Earlier,
    sql`select d.made ->> 'placeId' as "placeId", d.made ->> 'nameId' as "nameId" from census_decision d
         where d.record_id = ${recordId} and d.act <> 'undo' and d.undone_at is null and d.seq < ${seq} and d.made ? 'placeId'
         order by d.seq desc limit 1`,
  );

/**
 * Takes the last decision back. What it made in the register stays as rows that no longer count: a place is void, a name
 * refused, a text that it filled in is empty again. What it took from an earlier decision that still stands is as it was by that.
 * @throws Problem conflict where something was built on it
 */
export async function undoDecision(context: ActOnRecord, { reason }: { reason: string }): Promise<Effect> {
  const { tx, found, now } = context;
  const last = await lastDecision(tx, found.id);
  if (!last)
    throw new Problem('wrong-state', 'There is no decision to take back', { detailZh: '没有可以撤销的决定。' });
  const refusal = await whyNotUndone(tx, found.id);
  if (refusal) {
    throw new Problem('conflict', refusal.en, { detailZh: `${refusal.zh}，不能撤销。`, code: 'built-on' });
  }
  const earlier = await earlierDecision(tx, found.id, last);
  await unmake(context, last, earlier?.nameId ?? null);
  await run(tx, sql`update census_decision set undone_at = ${now} where id = ${last.id}`);
  const { placeId = null, nameId = null } = earlier ?? {};
  return { to: last.from, reason, placeId, nameId, made: { undone: last.act } };
}

async function unmake({ tx, now }: ActOnRecord, { made }: Decision, earlierName: string | null): Promise<void> {
  const { placeId, nameId, aliasIds, filled, placeMade, placeWas = null } = made;
  if (placeId === undefined) return;
  const names = [...(nameId && nameId !== earlierName ? [nameId] : []), ...aliasIds];
  await run(tx, sql`update place_name set status = 'refused' where id = any(${names}::uuid[])`);
  // A promotion put the name that only the census knew aside.
  if (earlierName !== null && nameId && nameId !== earlierName) {
    await run(tx, sql`update place_name set status = 'census_only' where id = ${earlierName} and status = 'refused'`);
  }
  await run(
    tx,
    sql`update place
           set status = case when ${placeMade === true} then 'void' else status end, version = version + 1, updated_at = ${now},
               category = coalesce(${placeWas?.category ?? null}, category), secrecy = coalesce(${placeWas?.secrecy ?? null}, secrecy),
               attributes = case ${placeWas?.censusOnly ?? null}::boolean when true then attributes || '{"censusOnly": true}'
                                 when false then attributes - 'censusOnly' else attributes end,
               meaning = case when ${filled.includes('meaning')} then null else meaning end,
               history = case when ${filled.includes('history')} then null else history end,
               description = case when ${filled.includes('description')} then null else description end
         where id = ${placeId}`,
  );
  if (!nameId || nameId === earlierName) return;
  await run(
    tx,
    sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, note, recorded_at)
        select e.place_id, e.name_id, 'corrected', (${now}::timestamptz at time zone 'Asia/Shanghai')::date, e.authority, e.document_no, e.article, '撤销普查成果转为标准地名的登记', ${now}
          from name_event e where e.name_id = ${nameId} and e.kind = 'registered' order by e.seq desc limit 1`,
  );
}
