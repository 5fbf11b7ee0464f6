import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { eventFaults } from './eventFaults.ts';
import { findMarker } from './findMarker.ts';
import { type LockedMarker, lockMarker } from './lockMarker.ts';
import { type LonLat, type Marker, type MarkerEventDraft, MarkerEventRule, type MarkerId } from './markerContract.ts';
import type { MarkerDeps } from './markerDeps.ts';
import { selectEventRules } from './markerEventRules.ts';
import { markerPosition } from './markerPosition.ts';
import { saveReferences } from './registerMarker.ts';

interface Happened {
  id: MarkerId;
  /** Null where another record of the same transaction is the one that was read. */
  version: number | null;
  draft: MarkerEventDraft;
  /** Where in the body the draft stands. */
  pointer?: string;
}
type Deps = Pick<MarkerDeps, 'db' | 'now' | 'today'>;

/**
 * Records what was done to a marker, as far as the law's row allows it: repair and all further work need both sides present
 * (BR arts. 6, 16(4)), moving and adding their approval and filing. @throws Problem stale-version, invalid-input
 */
export function recordMarkerEvent(deps: Deps, actor: Actor, happened: Happened): Promise<Marker> {
  return deps.db.transaction(async (tx) => {
    await addMarkerEvent(tx, { ...happened, actor, now: deps.now(), today: deps.today() });
    return findMarker(tx, happened.id, deps.today());
  });
}

/** The same within a transaction that settles something else by it. @throws Problem stale-version, invalid-input */
export async function addMarkerEvent(
  tx: Db,
  { id, version, draft, pointer = '', actor, now, today }: Happened & { actor: Actor; now: string; today: string },
): Promise<void> {
  const marker = await lockMarker(tx, { id, version });
  const rule = await maybeOne(tx, MarkerEventRule, selectEventRules(draft.type));
  if (!rule) throw new Error(`There is no rule for marker event ${draft.type}`);
  const faults = eventFaults(rule, draft, { today, status: marker.status });
  if (faults.length > 0) throw refusal(faults, pointer);
  const position = draft.position || draft.original ? await markerPosition(tx, draft) : null;
  const status = draft.type === 'observe' ? draft.status : rule.status;
  const after = { status: status ?? marker.status, position };
  await run(tx, insertEvent({ id, draft, actor, now, marker, after }));
  await run(tx, updateMarker(id, { draft, now, after }));
  if (draft.references) await saveReferences(tx, id, draft.references);
  const subject = { subjectKind: 'boundary-marker', subjectId: id };
  const before = { status: marker.status, ...(position ? { position: marker.position } : {}) };
  await record(tx, {
    actor,
    action: `markers.${draft.type.replaceAll('_', '-')}`,
    ...subject,
    before,
    after: { ...draft, ...after },
    at: now,
  });
}

function refusal(faults: ReturnType<typeof eventFaults>, at: string): Problem {
  const errors = faults.map(({ pointer, code, message, messageZh }) => ({
    ...{ in: 'body' as const, pointer: `${at}${pointer}`, code, detail: message, detailZh: messageZh },
  }));
  const [first] = faults;
  return new Problem('invalid-input', first?.message ?? '', { detailZh: `${first?.messageZh ?? ''}。`, errors });
}

interface Written {
  id: MarkerId;
  draft: MarkerEventDraft;
  actor: Actor;
  now: string;
  marker: LockedMarker;
  after: { status: string; position: LonLat | null };
}

const jsonOrNull = (value: unknown): Sql => (value === null ? sql`null::jsonb` : json(value));

const insertEvent = ({ id, draft, actor, now, marker, after }: Written): Sql => sql`
  insert into boundary_marker_event (marker_id, type, happened_on, side_a_present, side_b_present, approval_document,
    filing_document, status_before, status_after, position_before, position_after, references_before, description, actor_id,
    actor, organisation, at)
  values (${id}, ${draft.type}, ${draft.happenedOn}::date, ${draft.sideAPresent}, ${draft.sideBPresent},
    ${draft.approvalDocument}, ${draft.filingDocument}, ${marker.status}, ${after.status},
    ${jsonOrNull(after.position && marker.position)}, ${jsonOrNull(after.position)},
    ${draft.references ? sql`(select jsonb_agg(to_jsonb(r) order by r.no) from boundary_marker_reference r where r.marker_id = ${id})` : sql`null`},
    ${draft.description}, ${actor.id}, ${actor.displayName}, ${actor.organisationName}, ${now}::timestamptz)`;

const updateMarker = (id: MarkerId, { draft, now, after }: Pick<Written, 'draft' | 'now' | 'after'>): Sql => sql`
  update boundary_marker
     set status = ${after.status}, version = version + 1, updated_at = ${now}::timestamptz
         ${
           after.position
             ? sql`, geom = st_setsrid(st_makepoint(${after.position[0]}::float8, ${after.position[1]}::float8), 4490),
                     original = ${jsonOrNull(draft.original)}`
             : sql``
         }
   where id = ${id}`;
