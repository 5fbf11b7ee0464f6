import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sign } from '#server/signs/contract.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { NOW } from './fieldShots.ts';
import { orderedSign } from './orderedSign.ts';

export interface FieldServer extends PublicServer {
  minzheng: TestAgent;
  waiye: TestAgent;
  yanchi: TestAgent;
  /** A sign that stands, at version 2. */
  standing(): Promise<Sign>;
  readSign(id: string): Promise<Sign>;
}

/** The service at `NOW`, with a folder of its own for photographs on their way. */
export async function fieldServer(options: Parameters<typeof publicServer>[0] = {}): Promise<FieldServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'diming-field-'));
  const server = await publicServer({ ...options, environment: { DIMING_DATA: dataDir } });
  server.clock.set(NOW);
  const agents = await signedIn(server, ['minzheng', 'waiye', 'yanchi']);
  const standing = async () => {
    const sign = await orderedSign(server, agents.minzheng);
    const body = { status: 'installed', position: sign.position };
    const moved = await agents.minzheng.put(`/api/signs/${sign.id}`).set('If-Match', '"1"').send(body).expect(200);
    return moved.body;
  };
  return {
    ...{ ...server, ...agents, standing },
    readSign: async (id) => (await agents.minzheng.get(`/api/signs/${id}`).expect(200)).body,
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
