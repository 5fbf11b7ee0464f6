import type { LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

type Point = [number, number];

/** The longest stretch of a line: two neighbouring points with a middle. */
export function stretchOf({ arcs }: Pick<LineSurroundings, 'arcs'>): { between: [Point, Point]; middle: Point } {
  const edges = arcs
    .filter(({ isOwn }) => isOwn)
    .flatMap(({ coordinates }) =>
      coordinates.flatMap((to, i): [Point, Point][] => {
        const from = coordinates[i - 1];
        return from ? [[from, to]] : [];
      }),
    )
    .sort(([a, b], [c, d]) => Math.hypot(d[0] - c[0], d[1] - c[1]) - Math.hypot(b[0] - a[0], b[1] - a[1]));
  const [between] = edges;
  if (!between) throw new Error('The line has no stretch');
  const [a, b] = between;
  return { between, middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] };
}

/** An edit that pushes the longest stretch a little aside. */
export function anEdit(surroundings: Pick<LineSurroundings, 'arcs'>) {
  const { between, middle } = stretchOf(surroundings);
  return { kind: 'insert', between, at: [middle[0] + 0.002, middle[1] + 0.001] } as const;
}

/** A draft of a line, saved by whoever may; answers its id. */
export async function aLineDraft(agent: TestAgent, lineId: string): Promise<string> {
  const { body } = await agent.get(`/api/boundary-lines/${lineId}/surroundings`).expect(200);
  const draft = { title: '按实地调整', edits: [anEdit(body)] };
  return (await agent.post(`/api/boundary-lines/${lineId}/drafts`).send(draft).expect(201)).body.id;
}
