import type { PublicServer } from '#tests/public/publicServer.ts';
import { anArea, registered } from './disputeOffices.ts';
import { account } from './outsiders.ts';

/**
 * Signs in those who take part, and answers what makes the disputes of Yanchi: between two of its towns, over the position of its
 * line with Tongxin (which the region decides), and one withdrawn. Nothing has happened before that is called.
 */
export async function disputesUnderWay(server: PublicServer): Promise<() => Promise<void>> {
  await account(server, 'tongxin', 'minzheng-640324');
  const [yanchi, tongxin] = [await server.signIn('yanchi'), await server.signIn('tongxin')];
  return async () => {
    const towns = { sideA: '640323101', sideB: '640323102' };
    await registered(yanchi, { ...towns, title: '某滩地争议' });
    const position = { sideA: '640323', sideB: '640324', track: 'T2' as const, agreement: '盐同线协议书' };
    await registered(tongxin, { ...position, area: anArea(106.68, 37.2) });
    const { id } = await registered(yanchi, towns);
    await yanchi.post(`/api/disputes/${id}/withdraw`).set('If-Match', '"1"').send({ reason: '误登' }).expect(200);
  };
}
