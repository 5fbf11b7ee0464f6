import { z } from 'zod';
import type { Dispute } from '#server/disputes/contract.ts';
import { type Db, one, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

/** A stretch between Yanchi and Tongxin, made up (某段). */
export const COURSE = {
  type: 'LineString' as const,
  coordinates: [
    [106.68, 37.2],
    [106.69, 37.21],
    [106.7, 37.22],
  ] as [number, number][],
};

interface Refusal {
  status: number;
  type: string;
  code: string | undefined;
  detailZh: string;
}

/** One dispute as several offices work on it: uploads and acts at the version last seen. */
export class DisputeDesk {
  dispute: Dispute;
  constructor(dispute: Dispute) {
    this.dispute = dispute;
  }

  /** Puts a paper into the file and answers its id. */
  async paper(agent: TestAgent, name = '某文件.pdf'): Promise<string> {
    const sent = agent.post(`/api/disputes/${this.dispute.id}/files`).attach('file', aPdf(), name);
    return (await sent.expect(200)).body.id;
  }

  /** An act that is done. */
  async act(agent: TestAgent, path: string, body: object): Promise<Dispute> {
    const reply = await this.send(agent, path, body);
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    this.dispute = reply.body;
    return this.dispute;
  }

  /** An act that is refused: nothing has changed afterwards. */
  async refused(agent: TestAgent, path: string, body: object): Promise<Refusal> {
    const { status, body: problem } = await this.send(agent, path, body);
    const now = (await agent.get(`/api/disputes/${this.dispute.id}`)).body;
    if (now.version !== undefined && now.version !== this.dispute.version) throw new Error(`${path} changed something`);
    const code = problem.errors?.[0]?.code ?? problem.code;
    return { status, type: problem.type, code, detailZh: problem.detail_zh };
  }

  async procedure(agent: TestAgent) {
    return (await agent.get(`/api/disputes/${this.dispute.id}/procedure`).expect(200)).body;
  }

  private send(agent: TestAgent, path: string, body: object) {
    const { id, version } = this.dispute;
    return agent.post(`/api/disputes/${id}/${path}`).set('If-Match', `"${version}"`).send(body);
  }
}

const At = z.object({ lon: z.number(), lat: z.number() });
/** Where the outlines of two divisions are nearest to each other. */
export async function meetingPoint(db: Db, a: string, b: string): Promise<[number, number]> {
  const { lon, lat } = await one(
    db,
    At,
    sql`select st_x(p) as lon, st_y(p) as lat
          from (select st_closestpoint(a.geom, st_centroid(b.geom)) as p
                  from division a, division b where a.code = ${a} and b.code = ${b} and upper_inf(a.valid) and upper_inf(b.valid)) s`,
  );
  return [lon, lat];
}
/** Some metres to either side, so that no third township is touched. */
export const around = (lon: number, lat: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lon - 0.0005, lat - 0.0005],
      [lon + 0.0005, lat - 0.0005],
      [lon + 0.0005, lat + 0.0005],
      [lon - 0.0005, lat - 0.0005],
    ] as [number, number][],
  ],
});
