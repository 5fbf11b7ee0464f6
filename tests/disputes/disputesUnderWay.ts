import type { PublicServer } from '#tests/public/publicServer.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { asJson, claimDraft, through } from './claimedLines.ts';
import { anArea, registered } from './disputeOffices.ts';
import { account } from './outsiders.ts';
import { aSettledDispute } from './result/settledDispute.ts';

/**
 * Signs in those who take part, and answers what makes the disputes of Yanchi: between two of its towns, over the position of its
 * line with Tongxin (which the region decides), one withdrawn, one settled. Nothing has happened before that is called.
 */
export async function disputesUnderWay(server: PublicServer): Promise<() => Promise<void>> {
  await account(server, 'tongxin', 'minzheng-640324');
  const [yanchi, tongxin] = [await server.signIn('yanchi'), await server.signIn('tongxin')];
  return async () => {
    const claims = async (dispute: string, agent: TestAgent, side: 'a' | 'b') => {
      const line = await asJson(server.db, through([[0.2], [0.5, 0.03, 0.02], [0.8]], '640323', '640324'));
      await agent.post(`/api/disputes/${dispute}/claims`).send(claimDraft(side, line)).expect(201);
    };
    const towns = { sideA: '640323101', sideB: '640323102' };
    const first = await registered(yanchi, { ...towns, title: '某滩地争议', onlyMe: true });
    const at = `/api/disputes/${first.id}`;
    const paper = (await yanchi.post(`${at}/files`).attach('file', aPdf(), '某协议.pdf').expect(200)).body;
    const shown = {
      part: 'a',
      kind: 'administration',
      title: '某乡户籍登记册',
      issuer: '某乡',
      dated: '1962-03',
      form: 'original',
    };
    await yanchi
      .post(`${at}/evidence`)
      .send({ ...shown, fileId: paper.id })
      .expect(201);
    await yanchi.post(`${at}/exports`).send({ kind: 'archive' }).expect(200);
    const position = { sideA: '640323', sideB: '640324', track: 'T2' as const, agreement: '盐同线协议书' };
    const second = await registered(tongxin, { ...position, area: anArea(106.68, 37.2) });
    await claims(second.id, yanchi, 'a');
    await claims(second.id, tongxin, 'b');
    const { id } = await registered(yanchi, towns);
    await yanchi.post(`/api/disputes/${id}/withdraw`).set('If-Match', '"1"').send({ reason: '误登' }).expect(200);
    await later(server, yanchi, { during: `/api/disputes/${second.id}`, sides: towns });
  };
}

/** A measure and an incident of one dispute; another one that is settled and filed, its line not in force yet. */
async function later(
  { db }: PublicServer,
  yanchi: TestAgent,
  { during, sides }: { during: string; sides: { sideA: string; sideB: string } },
): Promise<void> {
  const measure = { part: 'a', takenOn: '2026-11-01', takenBy: '某乡政府', what: '劝离双方群众' };
  await yanchi.post(`${during}/interim/measures`).send(measure).expect(201);
  const happened = {
    acts: ['VIOLENCE'],
    happenedAt: '2026-11-02T06:00:00.000Z',
    place: '某滩地',
    position: [106.69, 37.21],
  };
  await yanchi
    .post(`${during}/incidents`)
    .send({ ...happened, what: '双方群众发生冲突', hurt: 1 })
    .expect(201);
  const course: [number, number][] = [
    [106.9, 37.8],
    [106.91, 37.81],
  ];
  await aSettledDispute(db, yanchi, { sides, lineId: null, course });
}
