import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { PlaceCategory, PlaceId, PointLineOrArea } from '../../gazetteer/contract.ts';
import type { CampaignDeps } from '../../naming/campaigns/campaignDeps.ts';
import { type Db, json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type CensusActBodies, CensusRecordId, CensusState, DefectKind, Secrecy } from './censusContract.ts';
import { censusFields } from './censusFields.ts';
import { ownRecords } from './visibleRecords.ts';

export type CensusActName = keyof typeof CensusActBodies;
export interface CensusDeps extends CampaignDeps {
  today: () => string;
}

const LockedRow = z.object({
  id: CensusRecordId,
  version: z.number().int(),
  runId: z.string(),
  rowNumber: z.number().int(),
  fileName: z.string(),
  state: CensusState,
  name: z.string(),
  category: PlaceCategory.nullable(),
  divisionCode: z.string(),
  countyCode: z.string(),
  placeCode: z.string().nullable(),
  secrecy: Secrecy,
  fields: z.record(z.string(), z.unknown()),
  geometry: z.unknown(),
  defects: DefectKind.array(),
  isChecked: z.boolean(),
  placeId: PlaceId.nullable(),
  nameId: z.string().nullable(),
});

/** The record of an act, locked, and what stands around the act. */
export interface ActOnRecord {
  tx: Db;
  deps: CensusDeps;
  actor: Actor;
  found: Omit<z.infer<typeof LockedRow>, 'fields' | 'geometry'> & {
    fields: ReturnType<typeof censusFields>;
    geometry: PointLineOrArea | null;
  };
  now: string;
}

/** What an act has done besides moving the record. */
export interface Effect {
  to: CensusState;
  reason: string;
  ground?: unknown;
  /** What it made in the register; see `undoDecision`. */
  made?: Record<string, unknown>;
  placeId?: string | null;
  nameId?: string | null;
}

interface Given {
  id: CensusRecordId;
  version: number;
  act: CensusActName;
  /** Only records without defects: a decision about many at once. */
  isBulk?: boolean;
}

/**
 * One act on one record: lock, version, state, effect, decision, audit, in one transaction.
 * @throws Problem outside-jurisdiction, stale-version, wrong-state, conflict while its checks have not run, and what the effect throws
 */
export function actOnRecord(
  deps: CensusDeps,
  actor: Actor,
  { id, version, act, isBulk = false }: Given,
  effect: (context: ActOnRecord) => Promise<Effect>,
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const row = await maybeOne(tx, LockedRow, lock(id, actor));
    if (!row) throw new Problem('outside-jurisdiction', `No census record ${id}`, { detailZh: '没有这条普查记录。' });
    requireVersion(row, version);
    requireState(row, act);
    if (isBulk) requireClean(row);
    const geometry = PointLineOrArea.safeParse(row.geometry).data ?? null;
    const found = { ...row, fields: censusFields(row.fields), geometry };
    const done = await effect({ tx, deps, actor, found, now });
    await run(tx, insertDecision({ found, act, actor, now, done }));
    await run(tx, moveRecord({ found, act, actor, now, done }));
    await record(tx, {
      ...{ actor, action: `census.${ACTION[act]}`, subjectKind: 'census-record', subjectId: id },
      before: { state: found.state, name: found.name },
      after: { state: done.to, reason: done.reason, ...(done.ground ? { ground: done.ground } : {}), ...done.made },
      at: now,
    });
  });
}

const ACTION: Record<CensusActName, string> = {
  ...{ promote: 'promote', merge: 'merge', candidate: 'make-candidate' },
  ...{ setAside: 'set-aside', sendBack: 'send-back', undo: 'undo' },
};

const lock = (id: string, actor: Actor) => sql`
  select c.id, c.version, c.run_id as "runId", c.row_number as "rowNumber", c.file_name as "fileName", c.state, c.name,
         c.category, c.division_code as "divisionCode", c.county_code as "countyCode", c.place_code as "placeCode",
         c.secrecy, c.fields, case when st_isvalid(c.geom) then st_asgeojson(c.geom, 9, 0)::jsonb end as geometry, c.defects,
         c.checked_at is not null as "isChecked", c.place_id as "placeId", c.name_id as "nameId"
    from census_record c where c.id = ${id} and ${ownRecords(actor)} for update of c`;

type Locked = z.infer<typeof LockedRow>;

function requireVersion(found: Locked, version: number): void {
  if (found.version === version) return;
  throw new Problem('stale-version', `The record is at version ${found.version}, you read version ${version}`, {
    detailZh: `这条记录已被更新（当前版本 ${found.version}，您打开的是版本 ${version}），请刷新后再办理。`,
    current: found.version,
  });
}

const OPEN: readonly CensusState[] = ['pending', 'sent_back'];
const FROM: Record<CensusActName, readonly CensusState[]> = {
  promote: OPEN,
  merge: OPEN,
  candidate: OPEN,
  setAside: OPEN,
  sendBack: ['pending'],
  undo: ['promoted', 'merged', 'candidate', 'set_aside', 'sent_back'],
};

function requireState({ state, isChecked }: Locked, act: CensusActName): void {
  if (!FROM[act].includes(state)) {
    throw new Problem('wrong-state', `Not possible in state ${state}`, {
      detailZh: act === 'undo' ? '这条记录还没有办理，没有可撤销的决定。' : '这条记录已经办理，请先撤销原决定。',
      from: state,
      allowedFrom: FROM[act],
    });
  }
  if (isChecked || act === 'undo') return;
  throw new Problem('conflict', 'The checks of the record have not run yet', {
    detailZh: '这条记录的核查还没有完成，请稍候再办理。',
    code: 'not-checked',
  });
}

function requireClean({ defects }: Locked): void {
  if (defects.length === 0) return;
  throw new Problem('conflict', 'The record has defects: decide about it by itself', {
    detailZh: '这条记录有待核的问题，请单独办理。',
    code: 'has-defects',
  });
}

interface Move {
  found: Pick<Locked, 'id' | 'runId' | 'state' | 'placeId' | 'nameId'>;
  act: CensusActName;
  actor: Actor;
  now: string;
  done: Effect;
}

const insertDecision = ({ found, act, actor, now, done }: Move) => sql`
  insert into census_decision (record_id, run_id, act, from_state, to_state, account_id, by_name, at, reason, ground, made)
  values (${found.id}, ${found.runId}, ${act}, ${found.state}, ${done.to}, ${actor.id}, ${actor.displayName}, ${now},
          ${done.reason}, ${done.ground === undefined ? null : json(done.ground)}, ${json(done.made ?? {})})`;

const moveRecord = ({ found, act, actor, now, done }: Move) => sql`
  update census_record
     set state = ${done.to}, version = version + 1, updated_at = ${now}, decided_at = ${act === 'undo' ? null : now}::timestamptz,
         decided_by = ${act === 'undo' ? null : actor.displayName}, reason = ${act === 'undo' ? null : done.reason},
         place_id = ${done.placeId === undefined ? found.placeId : done.placeId}::uuid,
         name_id = ${done.nameId === undefined ? found.nameId : done.nameId}::uuid
   where id = ${found.id}`;
