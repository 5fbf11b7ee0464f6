import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Input, Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { lineRights } from '../lines/lineRights.ts';
import { requireSecrecyStep } from '../lines/requireSecrecyStep.ts';
import { lockMarker } from './lockMarker.ts';
import { type MarkerClassification, MarkerId, MarkerSecrecy, RestrictedMarker } from './markerContract.ts';
import type { MarkerDeps } from './markerDeps.ts';
import type { MarkersApi } from './markersApiContract.ts';
import { besideDivision } from './visibleMarkers.ts';

interface Given {
  id: MarkerId;
  version: number;
  body: MarkerClassification;
}

/** Decides who may see where a marker stands. @throws Problem not-allowed, stale-version, invalid-input, conflict where nothing would change */
export function classifyMarker(
  { db, now }: Pick<MarkerDeps, 'db' | 'now'>,
  actor: Actor,
  { id, version, body }: Given,
) {
  return db.transaction(async (tx) => {
    const at = now();
    const { secrecy: was } = await lockMarker(tx, { id, version });
    const owner = await maybeOne(tx, Row, sql`${selectForSecrecy} where m.id = ${id}`);
    if (!owner || rightsOf(actor, owner) !== 'decide') throw notOurs();
    requireSecrecyStep(was, body);
    await run(
      tx,
      sql`update boundary_marker set secrecy = ${body.secrecy}, map_review_number = ${body.mapReviewNumber}, version = version + 1,
                 updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await run(
      tx,
      sql`insert into boundary_marker_classification (marker_id, was, secrecy, ground, map_review_number, decided_by, organisation, decided_at)
          values (${id}, ${was}, ${body.secrecy}, ${body.ground}, ${body.mapReviewNumber}, ${actor.displayName},
                  ${actor.organisationName}, ${at}::timestamptz)`,
    );
    const subject = { subjectKind: 'boundary-marker', subjectId: id };
    await record(tx, { actor, action: 'markers.classify', ...subject, before: { secrecy: was }, after: body, at });
    return { id, version: version + 1, secrecy: body.secrecy };
  });
}

const notOurs = (): Problem =>
  new Problem('not-allowed', 'The office above both sides decides who may see a marker', {
    detailZh: '界桩的公开范围由双方共同上级的民政部门确定。',
    code: 'not-above-both-sides',
  });

const Row = RestrictedMarker.extend({ secrecy: MarkerSecrecy, sideA: z.string(), sideB: z.string() });
type Row = z.infer<typeof Row>;
const Key = z.tuple([z.string().max(40), z.uuid()]);

const rightsOf = ({ divisionCode }: Actor, { sideA, sideB }: Row) =>
  lineRights(divisionCode, { sideA, sideB, codes: [sideA, sideB] });

/**
 * Restricted markers that the reader's office decides on: that they exist, never where. Keyset paging by number; a page may
 * have fewer than `limit` and still be followed by one.
 */
export async function restrictedMarkers(
  db: Db,
  actor: Actor,
  { limit, cursor }: Input<typeof MarkersApi.restrictedMarkers>['query'],
): Promise<Reply<typeof MarkersApi.restrictedMarkers>> {
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    Row,
    sql`${selectForSecrecy}
         where m.secrecy = 'restricted' and ${besideDivision(actor.divisionCode)}
           ${after ? sql`and (m.number_text, m.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
         order by m.number_text, m.id limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const items = page.filter((row) => rightsOf(actor, row) === 'decide');
  return { items, next: last ? encodeCursor([last.numberText, last.id]) : null, total: null };
}

const Params = z.object({ id: MarkerId });

/** Jurisdiction rule `boundary-marker-secrecy`: restricted markers too, for offices along the line. @throws Problem outside-jurisdiction */
export async function requireMarkerClassifier(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const row = await maybeOne(db, Row, sql`${selectForSecrecy} where m.id = ${id}`);
  if (row && (row.secrecy === 'restricted' ? rightsOf(actor, row) === 'decide' : rightsOf(actor, row) !== 'none'))
    return;
  throw new Problem('outside-jurisdiction', `No marker ${id}`, { detailZh: '没有这条记录。' });
}

const selectForSecrecy: Sql = sql`
  select m.id, m.version, m.number_text as "numberText", m.secrecy, l.side_a as "sideA", l.side_b as "sideB",
         (select string_agg(name, '—' order by code) from (select distinct on (d.code) d.code, d.name from division d
           where d.code in (l.side_a, l.side_b) order by d.code, lower(d.valid) desc) n) as sides,
         (select c.ground from boundary_marker_classification c where c.marker_id = m.id order by c.decided_at desc, c.id desc limit 1) as ground
    from boundary_marker m join boundary_line l on l.id = m.line_id`;
