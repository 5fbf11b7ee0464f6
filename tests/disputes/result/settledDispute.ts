import { expect } from 'vitest';
import { z } from 'zod';
import type { BoundaryLineDetail } from '#server/boundaries/contract.ts';
import type { LineArchive } from '#server/boundaries/lines/archiveContract.ts';
import type { LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import type { DisputeResult } from '#server/disputes/result/resultContract.ts';
import { type Db, json, one, run, sql } from '#server/platform/db/sql.ts';
import { stretchOf } from '#tests/boundaries/aLineDraft.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { aDispute } from '../disputeOffices.ts';

type Point = [number, number];

interface Settling {
  sides: { sideA: string; sideB: string };
  lineId: string | null;
  course: readonly Point[];
  track?: 'T1' | 'T2';
  kind?: 'agreement' | 'decision';
  state?: string;
  changesAffiliation?: boolean;
}

/**
 * A dispute that is settled and filed, written by SQL: the procedure up to there has tests of its own. 某… names are invented.
 * Answers its id; the signed paper is a real file of it.
 */
export async function aSettledDispute(db: Db, agent: TestAgent, given: Settling): Promise<string> {
  const { track = 'T1', kind = 'agreement', state = 'filed_up', changesAffiliation = false } = given;
  // A line that an earlier dispute settled binds the next one, unless somebody says why not (BD art. 4).
  const ground = track === 'T2' ? { agreement: '某界线协议书（2001）' } : { bindingReason: '某理由' };
  const draft = aDispute({ ...given.sides, track, ...ground });
  const { id }: Dispute = (await agent.post('/api/disputes').send(draft).expect(201)).body;
  const upload = await agent.post(`/api/disputes/${id}/files`).attach('file', aPdf(), '某边界争议协议.pdf');
  await run(db, sql`update dispute set line_id = ${given.lineId}::uuid, state = ${state} where id = ${id}`);
  const course = { type: 'LineString', coordinates: given.course };
  const number = kind === 'decision' ? '某政发〔2026〕1号' : null;
  await run(
    db,
    sql`insert into dispute_settlement (dispute_id, kind, title, number, settled_on, signatures, course, course_text, changes_affiliation,
          effective_on, file_id, recorded_by, organisation, recorded_at)
        values (${id}, ${kind}, '某边界争议协议', ${number}, '2026-03-02', '[{"party":"a","name":"某甲","post":"某县长"}]',
          st_setsrid(st_geomfromgeojson(${json(course)}), 4490), '自某山顶沿山脊至某河口。',
          ${changesAffiliation}, '2026-03-02', ${upload.body.id}, '某经办', '某民政局', now())`,
  );
  return id;
}

/** A course from a third to two thirds of the longest edge of a line, its middle pushed aside by so many degrees. */
export function besideLine(line: Parameters<typeof stretchOf>[0], aside: number): Point[] {
  const [a, b] = stretchOf(line).between;
  const at = (share: number, off: number): Point => [
    a[0] + share * (b[0] - a[0]) - off * Math.sign(b[1] - a[1]),
    a[1] + share * (b[1] - a[1]) + off * Math.sign(b[0] - a[0]),
  ];
  return [at(1 / 3, 0), at(1 / 2, aside), at(2 / 3, 0)];
}

export const resultOf = async (agent: TestAgent, id: string): Promise<DisputeResult> =>
  (await agent.get(`/api/disputes/${id}/result`).expect(200)).body;

export const versionOf = async (agent: TestAgent, id: string): Promise<number> =>
  (await agent.get(`/api/disputes/${id}`).expect(200)).body.version;

/** What an officer sends who takes what the screen proposes. */
export function asProposed({ proposal, line }: DisputeResult, over: object = {}) {
  if (!proposal || !line) throw new Error('Nothing is proposed');
  const party = (name: string) => ({ signer: '某某', post: '副县长', seal: `${name}人民政府` });
  const { earliestOn: _, kind: __, signers: ___, ...words } = proposal;
  const parties = { a: party('某甲'), b: party('某乙') };
  return {
    ...{ ...words, lineVersion: line.version, on: '2026-03-20', parties, maps: [], filedWith: null, filedOn: null },
    ...over,
  };
}

export const putInForce = async (agent: TestAgent, id: string, body: object) =>
  agent
    .post(`/api/disputes/${id}/result/line`)
    .set('If-Match', `"${await versionOf(agent, id)}"`)
    .send(body);

const Ground = z.object({ overlap: z.number(), unmatched: z.number() });
/** What two divisions of a level share, and how far arcs and outlines differ. */
export const groundOf = (db: Db, level: 'county' | 'township') =>
  one(
    db,
    Ground,
    sql`with d as materialized (select code, geom from division where level = ${level} and geom is not null and upper_inf(valid))
        select (select coalesce(sum(st_area(st_collectionextract(st_intersection(a.geom, b.geom), 3)::geography)), 0)
                  from d a join d b on a.code < b.code and a.geom && b.geom) as overlap,
               (select sum(abs(st_perimeter(geom) - a.length)) from d cross join lateral
                  (select sum(st_length(c.geom)) as length from boundary_arc c where d.code in (c.left_code, c.right_code)) a) as unmatched`,
  );

export type Line = LineSurroundings & { id: string };
export async function lineOf(agent: TestAgent, code: string): Promise<Line> {
  const { items } = (await agent.get('/api/boundary-lines').query({ limit: 200 }).expect(200)).body;
  const { id } = items.find((line: { code: string }) => line.code === code);
  return { id, ...(await agent.get(`/api/boundary-lines/${id}/surroundings`).expect(200)).body };
}
export const lineNow = async (agent: TestAgent, id: string): Promise<BoundaryLineDetail> =>
  (await agent.get(`/api/boundary-lines/${id}`).expect(200)).body;
export const archiveOf = async (agent: TestAgent, id: string): Promise<LineArchive> =>
  (await agent.get(`/api/boundary-lines/${id}/archive`).expect(200)).body;

/** No two outlines of a level overlap, and arcs and outlines say the same. */
export async function expectWhole(db: Db): Promise<void> {
  for (const level of ['county', 'township'] as const) {
    const ground = await groundOf(db, level);
    expect(ground.overlap).toBeLessThan(1);
    expect(ground.unmatched).toBeLessThan(1e-9);
  }
}
