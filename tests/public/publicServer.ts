import { once } from 'node:events';
import { createServer } from 'node:http';
import { type HotPublic, hotPublic } from '#server/public/hotPublic.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

export interface PublicServer extends TestApp {
  /** Address of the listening service, as `main.ts` puts it together. */
  url: string;
  hot: HotPublic;
}

/** The service with its hot paths in front, on a free port of this machine. */
export async function publicServer(options: Parameters<typeof testApp>[0] = {}): Promise<PublicServer> {
  const service = await testApp(options);
  const hot = hotPublic({ ...service.deps, revisionMilliseconds: 0 });
  const server = createServer((req, res) => hot(req, res) || service.app(req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port was bound');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await hot.close();
    await service.close();
  };
  return { ...service, hot, url: `http://127.0.0.1:${bound.port}`, close };
}
