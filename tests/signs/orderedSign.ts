import { Sign } from '#server/signs/contract.ts';
import { aPlace } from '#tests/public/aPlace.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';

/** A street sign of the place; the test names what differs. */
export const wishFor = (placeId: string, over: object = {}) => ({
  placeId,
  type: 'street',
  position: [106.2, 37.98],
  maintainer: '吴忠市民政局',
  ...over,
});

/** Orders a sign for a new place through the service. */
export async function orderedSign(
  server: Pick<TestApp, 'db'>,
  agent: TestAgent,
  wish: { over?: object; place?: Parameters<typeof aPlace>[1] } = {},
): Promise<Sign> {
  const { placeId } = await aPlace(server.db, wish.place);
  const answer = await agent.post('/api/signs').send(wishFor(placeId, wish.over));
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return Sign.parse(answer.body);
}
