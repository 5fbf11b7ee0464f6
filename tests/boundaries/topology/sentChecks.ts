import type { TestAgent, TestApp } from '../../support/testApp.ts';

/** Two squares of a kilometre, 1 m apart but at their corners, with names as somebody may write them. */
export const TWO = {
  type: 'FeatureCollection',
  features: [
    square('=1+1', [106, 106.01], [[106.01, 37.505]]),
    square(
      '乙县',
      [106.01, 106.02],
      [
        [106.01, 37.505],
        [106.010012, 37.503],
      ],
    ),
  ],
};

function square(name: string, [west, east]: [number, number], dents: number[][]) {
  const isWest = west < 106.01;
  const right = isWest ? dents : [];
  const left = isWest ? [] : dents;
  const ring = [[west, 37.5], [east, 37.5], ...right, [east, 37.51], [west, 37.51], ...left, [west, 37.5]];
  return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

export const send = (
  agent: TestAgent,
  document: unknown,
  { name = '两县.geojson', crs }: { name?: string; crs?: string } = {},
) =>
  agent
    .post('/api/topology-checks')
    .query(crs ? { crs } : {})
    .attach('file', bytesOf(document), name);

function bytesOf(document: unknown): Buffer {
  if (Buffer.isBuffer(document)) return document;
  return Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
}

/** The check as it is once the queue has done what is due. */
export async function finished({ deps }: TestApp, agent: TestAgent, id: string) {
  await deps.jobs.runDue();
  return (await agent.get(`/api/topology-checks/${id}`).expect(200)).body;
}
