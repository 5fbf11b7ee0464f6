import type { Actor } from '../../../accounts/actor.ts';
import { record } from '../../../audit/record.ts';
import { type Db, json, maybeOne, run, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import type { FieldRecord, Receipt, RecordId, RecordPhoto } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import { fieldRules } from '../fieldRules.ts';
import { packageOfRecord } from '../packages/visiblePackages.ts';
import { clockOf, type DeviceClock } from './clockOf.ts';
import { bodyHashOf, RecordRow, selectRecords } from './recordRow.ts';
import { problemOf } from './refuseRecord.ts';
import { requireComplete } from './requireComplete.ts';
import { settledReceipt } from './settledReceipt.ts';
import { type Subject, subjectOf } from './subjectOf.ts';

interface Given {
  id: RecordId;
  body: FieldRecord;
}

/**
 * Takes what a device hands in. The same record again is answered, never made again; a refused one may be put right under its id.
 * @throws Problem conflict where the id is another record's
 */
export async function handIn(deps: FieldDeps, actor: Actor, given: Given): Promise<Receipt> {
  const changed = await deps.db.transaction((tx) => takeIn(tx, deps, actor, given));
  // Bytes of a photograph that was declared otherwise are of no use.
  await Promise.all(changed.map((id) => deps.photos.remove(id)));
  return settledReceipt(deps, actor, given.id);
}

async function takeIn(tx: Db, deps: FieldDeps, actor: Actor, given: Given): Promise<string[]> {
  const { id, body } = given;
  const rules = await fieldRules(tx, deps.today());
  const { recordedAt, sentAt } = body;
  const [now, days] = [deps.clock.real(), deps.clock.days()];
  const clock = clockOf({ recordedAt, sentAt, now, days, allowedMinutes: rules['clock-off'] });
  const { subject, refused } = await judged(tx, actor, body, () =>
    requireComplete(tx, body, { rules, day: deps.today() }),
  );
  const packageId = await packageOfRecord(tx, actor, body.packageId);
  const row = { ...given, actor, clock, subject, refused, packageId, at: deps.now() };
  if ((await run(tx, insertRecord(row))) === 1) {
    await keepPhotos(tx, given, []);
    await noteTaken(tx, row);
    return [];
  }
  const known = await maybeOne(tx, RecordRow, sql`${selectRecords} where r.id = ${id} for update of r`);
  if (!known || known.accountId !== actor.id) throw otherRecord();
  if (known.bodyHash === bodyHashOf(body)) return [];
  if (known.state !== 'refused') throw otherRecord();
  await run(tx, sql`delete from field_photo where record_id = ${id}`);
  await run(tx, replaceRecord(row));
  await keepPhotos(tx, given, known.photos);
  await noteTaken(tx, row);
  const same = new Set(body.photos.map(({ sha256 }) => sha256));
  return known.photos.filter(({ sha256 }) => !same.has(sha256)).map((photo) => photo.id);
}

interface Judged {
  subject: Subject;
  refused: ReturnType<typeof problemOf> | null;
}

/** What can be told before the photographs come is told now: nobody uploads them for nothing. */
async function judged(tx: Db, actor: Actor, body: FieldRecord, complete: () => Promise<void>): Promise<Judged> {
  const unknown = { divisionCode: actor.divisionCode, signId: null };
  try {
    const subject = await subjectOf(tx, actor, body.payload);
    await complete();
    return { subject, refused: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { subject: unknown, refused: problemOf(error) };
  }
}

const otherRecord = () =>
  new Problem('conflict', 'This id was used for another record', {
    detailZh: '该编号已用于另一条不同的记录。',
    code: 'other-record',
  });

interface NewRecord extends Given {
  actor: Actor;
  clock: DeviceClock;
  subject: Subject;
  refused: Judged['refused'];
  packageId: string | null;
  at: string;
}

async function noteTaken(tx: Db, { id, actor, body, subject, refused, clock, at }: NewRecord): Promise<void> {
  const { kind } = body.payload;
  const told = { kind, ...subject, deviceId: body.deviceId, photos: body.photos.length };
  const after = { ...told, clockOffsetSeconds: clock.offsetSeconds, refused: refused?.type ?? null };
  const action = refused ? 'field.refuse' : 'field.hand-in';
  await record(tx, { actor, action, subjectKind: 'field-record', subjectId: id, after, at });
}

const insertRecord = ({ id, actor, body, subject, refused, clock, packageId, at }: NewRecord): Sql => sql`
  insert into field_record (id, account_id, username, device_id, package_id, division_code, kind, sign_id, payload, body_hash,
                            recorded_at, happened_at, clock_offset_seconds, clock_suspect, received_at, state, problem)
  values (${id}, ${actor.id}, ${actor.username}, ${body.deviceId}, ${packageId}, ${subject.divisionCode}, ${body.payload.kind},
          ${subject.signId}, ${json(body.payload)}, ${bodyHashOf(body)}, ${body.recordedAt}::timestamptz,
          ${clock.happenedAt}::timestamptz, ${clock.offsetSeconds}, ${clock.isSuspect}, ${at}::timestamptz,
          ${refused ? 'refused' : 'waiting'}, ${refused ? json(refused) : null})
  on conflict (id) do nothing`;

const replaceRecord = ({ id, body, subject, refused, clock, packageId, at }: NewRecord): Sql => sql`
  update field_record
     set device_id = ${body.deviceId}, package_id = ${packageId}, division_code = ${subject.divisionCode},
         kind = ${body.payload.kind}, sign_id = ${subject.signId}, payload = ${json(body.payload)}, body_hash = ${bodyHashOf(body)},
         recorded_at = ${body.recordedAt}::timestamptz, happened_at = ${clock.happenedAt}::timestamptz,
         clock_offset_seconds = ${clock.offsetSeconds}, clock_suspect = ${clock.isSuspect}, received_at = ${at}::timestamptz,
         state = ${refused ? 'refused' : 'waiting'}, problem = ${refused ? json(refused) : null}, version = version + 1
   where id = ${id}`;

// A photograph that was stored under the record before stays stored.
async function keepPhotos(tx: Db, { id, body }: Given, before: RecordRow['photos']): Promise<void> {
  const rows = body.photos.map((photo, sort) => ({
    ...photo,
    sort,
    storedAt: before.find((b) => b.id === photo.id && b.sha256 === photo.sha256)?.storedAt ?? null,
  }));
  if (rows.length > 0) await run(tx, insertPhotos(id, rows));
}

const insertPhotos = (recordId: RecordId, rows: readonly (RecordPhoto & { sort: number })[]): Sql => sql`
  insert into field_photo (id, record_id, sort, sha256, bytes, media_type, kind, taken_at, position, accuracy_metres, stored_at)
  select p.id, ${recordId}, p.sort, p.sha256, p.bytes, p."mediaType", p.kind, p."takenAt",
         case when p.position is not null
              then st_setsrid(st_makepoint((p.position ->> 0)::float8, (p.position ->> 1)::float8), 4490) end,
         p."accuracyMetres", p."storedAt"
    from jsonb_to_recordset(${json(rows)}) as p (id uuid, sort int, sha256 text, bytes int, "mediaType" text, kind text,
         "takenAt" timestamptz, position jsonb, "accuracyMetres" float8, "storedAt" timestamptz)`;
