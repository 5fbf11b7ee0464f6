import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Download, Input } from '../../platform/contract.ts';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import { recordStep } from '../disputeStep.ts';
import { partOf } from '../files/disputeFiles.ts';
import { lockDispute } from '../lockDispute.ts';
import { AidId, AidKind, type AidsApi, type KeptAid } from './aidContract.ts';
import { describeAid } from './describeAid.ts';
import { type DrawnAid, drawAid } from './drawAid.ts';

type Body = Input<typeof AidsApi.keepAid>['body'];

/** Draws an aid and keeps it in the file of the dispute, with who did. @throws Problem not-found, invalid-input */
export function keepAid(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  { id, body }: { id: DisputeId; body: Body },
): Promise<KeptAid> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await lockDispute(tx, { id });
    const drawn = await drawAid(tx, actor, id, body);
    const row = await one(
      tx,
      z.object({ id: AidId }),
      insertAid({ id, body, part: partOf(found, actor), actor, at }, drawn),
    );
    const step = {
      act: 'keepAid',
      from: found.state,
      to: found.state,
      after: { aid: row.id, kind: body.kind, title: body.title },
    };
    await recordStep(tx, step, { id, actor, at });
    return kept(tx, actor, await one(tx, Row, selectAids(sql`i.id = ${row.id}`)));
  });
}

/** The aids kept in the file of a dispute, the latest first. */
export async function listAids(db: Db, actor: Actor, id: DisputeId): Promise<KeptAid[]> {
  const rows = await many(db, Row, selectAids(sql`i.dispute_id = ${id}`));
  const aids: KeptAid[] = [];
  for (const row of rows) aids.push(await kept(db, actor, row));
  return aids;
}

/** One aid as GeoJSON: the line and what each side would get, each labelled as an aid. @throws Problem not-found */
export async function exportAid(
  db: Db,
  actor: Actor,
  { id, aidId }: { id: DisputeId; aidId: string },
): Promise<Download> {
  const row = await maybeOne(db, Row, selectAids(sql`i.id = ${aidId} and i.dispute_id = ${id}`));
  if (!row) throw new Problem('not-found', 'No such aid of this dispute', { detailZh: '该争议没有这条辅助线。' });
  const aid = await kept(db, actor, row);
  const about = {
    note: aid.note,
    说明: aid.noteZh,
    title: aid.title,
    kind: aid.kind,
    keptBy: aid.keptBy,
    keptAt: aid.keptAt,
  };
  const features = [
    { part: 'line', geometry: aid.line, lengthMetres: aid.lengthMetres },
    { part: 'sideA', geometry: aid.sideA.geometry, squareMetres: aid.sideA.squareMetres },
    { part: 'sideB', geometry: aid.sideB.geometry, squareMetres: aid.sideB.squareMetres },
  ].map(({ geometry, ...properties }) => ({ type: 'Feature', geometry, properties: { ...properties, ...about } }));
  const body = JSON.stringify({ type: 'FeatureCollection', name: `${aid.noteZh} ${aid.title}`, features });
  return { body, fileName: `辅助线-${aid.title}.geojson` };
}

const Row = z.object({
  id: AidId,
  kind: AidKind,
  title: z.string(),
  keptBy: z.string(),
  organisation: z.string(),
  keptAt: z.string(),
  drawn: z.custom<DrawnAid>(),
});

const kept = async (db: Db, actor: Actor, { drawn, ...row }: z.infer<typeof Row>): Promise<KeptAid> => ({
  ...(await describeAid(db, actor, row.kind, drawn)),
  ...row,
});

const selectAids = (where: Sql): Sql => sql`
  select i.id, i.kind, i.title, i.kept_by as "keptBy", i.organisation, i.kept_at as "keptAt",
         jsonb_build_object('round', c.round, 'claimA', i.claim_a, 'claimB', i.claim_b, 'line', i.line::text, 'a', i.ground_a::text,
           'b', i.ground_b::text, 'undivided', i.undivided::text, 'place', case when i.place_id is not null then jsonb_build_object(
             'id', i.place_id, 'name', coalesce((select n.name from place_name n where n.place_id = i.place_id
               order by n.status = 'standard' desc, n.id limit 1), '')) end) as drawn
    from dispute_aid i join dispute_claim c on c.id = i.claim_a
   where ${where} order by i.kept_at desc, i.id`;

interface NewAid {
  id: DisputeId;
  body: Body;
  part: string;
  actor: Actor;
  at: string;
}

const insertAid = ({ id, body, part, actor, at }: NewAid, drawn: DrawnAid): Sql => sql`
  insert into dispute_aid (dispute_id, kind, title, claim_a, claim_b, place_id, line, ground_a, ground_b, undivided, part, kept_by,
    organisation, kept_at)
  values (${id}, ${body.kind}, ${body.title}, ${drawn.claimA}, ${drawn.claimB}, ${drawn.place?.id ?? null}::uuid, ${drawn.line}::geometry,
    ${drawn.a}::geometry, ${drawn.b}::geometry, ${drawn.undivided}::geometry, ${part}, ${actor.displayName}, ${actor.organisationName},
    ${at}::timestamptz)
  returning id`;
