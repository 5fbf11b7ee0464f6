import { run, sql } from '#server/platform/db/sql.ts';
import { BatchPlate, SignBatch } from '#server/signs/batches/batchContract.ts';
import type { Sign } from '#server/signs/contract.ts';
import { aName } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { orderedSign } from './orderedSign.ts';

export const ORDER = {
  title: '2026年第一批',
  maker: '吴忠标牌厂',
  contractNo: 'HT-1',
  unitPriceCents: 38_000,
  warrantyMonths: 24,
};

/** The people who make plates, and the ways they take a batch. */
export async function batchDesk() {
  const server: PublicServer = await publicServer();
  const minzheng = await server.signIn('minzheng');
  const waiye = await server.signIn('waiye');

  const sign = (name = '稻香路', romanTone = 'Dàoxiāng Lù') =>
    orderedSign(server, minzheng, { place: { name, romanTone } });
  const path = (batch: { id: string }, act = ''): string => `/api/sign-batches/${batch.id}${act}`;

  /** A draft with plates of these signs. */
  async function draft(signs: readonly Sign[], over: object = {}): Promise<SignBatch> {
    const made = await minzheng
      .post('/api/sign-batches')
      .send({ ...ORDER, ...over })
      .expect(201);
    const batch = SignBatch.parse(made.body);
    const signIds = signs.map(({ id }) => id);
    return act(minzheng, batch, '/plates', { signIds });
  }

  /** Does an act on the version given and answers the batch after it. */
  async function act(agent: TestAgent, batch: SignBatch, where: string, body: object = {}): Promise<SignBatch> {
    const answer = await tried(agent, batch, where, body);
    if (answer.status !== 200) throw new Error(`${where}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return SignBatch.parse(answer.body);
  }
  const tried = (agent: TestAgent, batch: SignBatch, where: string, body?: object) => {
    const asked = agent.post(path(batch, where)).set('If-Match', `"${batch.version}"`);
    return body && Object.keys(body).length > 0 ? asked.send(body) : asked;
  };

  async function checked(agent: TestAgent, batch: SignBatch): Promise<SignBatch> {
    const { body } = await agent.get(path(batch, '/text')).expect(200);
    return act(agent, batch, '/check', { digest: body.digest });
  }
  const confirmed = async (signs: readonly Sign[]) => checked(waiye, await checked(minzheng, await draft(signs)));
  const released = async (signs: readonly Sign[]) => act(minzheng, await confirmed(signs), '/release');
  const delivered = async (signs: readonly Sign[]) =>
    act(minzheng, await released(signs), '/made', { madeOn: '2020-01-01' });

  async function plates(batch: { id: string }): Promise<BatchPlate[]> {
    const { body } = await minzheng.get(path(batch, '/plates')).expect(200);
    return BatchPlate.array().parse(body.items);
  }

  /** The place of a sign gets another standard name, as a renaming leaves it. */
  async function rename({ placeId }: Sign, name = '稻花路'): Promise<void> {
    await run(server.db, sql`update place_name set status = 'former', kind = 'former' where place_id = ${placeId}`);
    await aName(server.db, placeId, { name, romanTone: 'Dàohuā Lù', category: 'street', divisionCode: '640302' });
  }

  const read = async (batch: { id: string }): Promise<SignBatch> =>
    SignBatch.parse((await minzheng.get(path(batch)).expect(200)).body);

  /** The batch after the queue has written what waits. */
  async function printed(batch: SignBatch): Promise<SignBatch> {
    await server.deps.jobs.runDue();
    return read(batch);
  }

  return {
    server,
    minzheng,
    waiye,
    sign,
    path,
    draft,
    act,
    tried,
    checked,
    confirmed,
    released,
    delivered,
    plates,
    rename,
    printed,
    read,
  };
}
