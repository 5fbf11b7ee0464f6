import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { DossierDraft } from '../../dossiers/draftContract.ts';
import { openDossier } from '../../dossiers/saveDossier.ts';
import { requireOwnUnits } from '../../dossiers/visibleDossiers.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, json, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { lockDispute } from '../lockDispute.ts';
import { changeDirections } from './changeDirections.ts';
import type { ResultEffect } from './effectContract.ts';
import { findResult, needsDossier } from './findResult.ts';
import { requireOwnWords } from './requireOwnWords.ts';
import type { ChangeDossier } from './resultContract.ts';
import { officeOf, resultFacts } from './resultFacts.ts';

interface Given {
  id: DisputeId;
  version: number;
  body: ChangeDossier;
}

/**
 * Opens the dossier of the change of divisions that a change of a village's affiliation needs (BD art. 14 para. 2): the ground that
 * passes in one direction, in words of the officer's own. It is linked from the dispute only: nothing in it names the dispute.
 * @throws Problem not-allowed, stale-version, wrong-state, invalid-input
 */
export function openChangeDossier(deps: DisputeDeps, actor: Actor, { id, version, body }: Given) {
  const [at, today] = [deps.now(), deps.today()];
  return deps.db.transaction(async (tx) => {
    await lockDispute(tx, { id, version });
    const facts = await resultFacts(tx, id, today);
    const { found, judged } = facts;
    await requireMayOpen(tx, actor, found);
    if (!needsDossier(facts) || !judged?.effect)
      throw new Problem(
        'wrong-state',
        'No affiliation changes by a course that can be laid on the line, or there is a dossier',
        {
          detailZh: '尚未认定自然村隶属变更、走向尚不能落到界线上，或者已经建立卷宗。',
        },
      );
    const { draftingGround, extentGround, title } = body;
    requireOwnWords(found.title, { '/title': title, '/draftingGround': draftingGround, '/extentGround': extentGround });
    const draft = await draftOf(tx, judged.effect, body);
    await requireOwnUnits(tx, actor, { body: draft });
    const dossier = await openDossier({ db: tx, now: deps.now }, actor, draft);
    await run(tx, sql`update dispute_settlement set dossier_id = ${dossier.id} where dispute_id = ${id}`);
    await run(tx, sql`update dispute set version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`);
    const step = { act: 'openDossier', from: found.state, to: found.state, after: { dossier: dossier.id } };
    await recordStep(tx, step, { id, actor, at });
    return findResult(tx, actor, { id, day: today });
  });
}

async function requireMayOpen(tx: Db, actor: Actor, found: Parameters<typeof officeOf>[1]): Promise<void> {
  const { decides } = await officeOf(tx, found, actor);
  if (decides && actor.permissions.has('dossiers.prepare')) return;
  throw new Problem(
    'not-allowed',
    'The handling government opens the dossier, by an office that prepares division changes',
    {
      detailZh: '由处理该争议的政府的民政部门建立区划变更卷宗。',
    },
  );
}

async function draftOf(tx: Db, effect: ResultEffect, { unit, to, ...words }: ChangeDossier): Promise<DossierDraft> {
  const direction = changeDirections(effect.passed).find((one) => one.unit.code === unit && one.to.code === to);
  if (!direction)
    throw fieldProblem('/unit', 'no-ground', 'No ground passes in this direction', '没有土地按此方向划转');
  const area = await areaOf(tx, effect, { unit, to });
  const toTownship = direction.toTownship ? { toTownship: direction.toTownship.code } : {};
  return DossierDraft.parse({ ...words, change: 'boundary', unit, to, area, ...toTownship });
}

// About a metre: the drawn area goes a little beyond the present line, so that it crosses it where the settled course ends.
const BEYOND_DEGREES = 1e-5;
const Area = z.object({ area: DossierDraft.shape.area.unwrap() });

/**
 * The area as the dossier wants it drawn: the ground that passes, and a strip beyond the present line along the whole stretch, which
 * joins its pieces; of it only what lies in the giving division passes.
 */
async function areaOf(tx: Db, effect: ResultEffect, { unit, to }: { unit: string; to: string }) {
  const pieces = effect.passed
    .filter((one) => one.from.code === unit && one.to.code === to)
    .map(({ geometry }) => geometry);
  const lines = effect.stretches.map(({ before }) => ({ type: 'LineString', coordinates: before }));
  const { area } = await one(
    tx,
    Area,
    sql`with ground as (
          select st_union(st_setsrid(st_geomfromgeojson(g), 4490)) as geom from jsonb_array_elements(${json(pieces)}::jsonb) g),
        line as (select st_setsrid(st_geomfromgeojson(g), 4490) as geom from jsonb_array_elements(${json(lines)}::jsonb) g),
        receiver as (select geom from division where code = ${to} and upper_inf(valid)),
        strip as (
          select s.geom from line l
           cross join lateral (values (st_buffer(l.geom, ${BEYOND_DEGREES}::float8, 'side=left endcap=flat join=mitre')),
                                      (st_buffer(l.geom, ${BEYOND_DEGREES}::float8, 'side=right endcap=flat join=mitre'))) as s (geom)
           cross join receiver r
           where st_covers(r.geom, st_pointonsurface(s.geom))),
        whole as (select st_union(a.geom) as geom from (select geom from ground union all select geom from strip) a),
        part as (select (st_dump(geom)).geom from whole)
        select st_asgeojson(st_makepolygon(st_exteriorring(geom)), 15, 0)::jsonb as area
          from part order by st_area(geom) desc limit 1`,
  );
  return area;
}
