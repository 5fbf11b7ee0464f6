import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { demonstrationUsernames } from './accounts/demonstrationUsernames.ts';
import { createApp } from './app.ts';
import { fillNewRegister } from './exchange/loadSample.ts';
import { sealPlainSecrets } from './exchange/webhooks/secrets.ts';
import { registerJobHandlers } from './jobHandlers.ts';
import { openRegister, type Register } from './openRegister.ts';
import { type Config, readConfig } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { sessionSecret } from './platform/sessionSecret.ts';
import { hotPublic } from './public/hotPublic.ts';
import { registerRecurringWork } from './recurringWork.ts';
import { startBanner } from './startBanner.ts';

const CLIENT = new URL('../build/client', import.meta.url).pathname;
// Requests under way when the process is told to stop get this long.
const GRACE_MS = 10_000;
const CLOCK_EVERY_MS = 5_000;

await main();

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const register = await openRegister(config, log);
  const stops: (() => Promise<void> | void)[] = [() => register.database.close()];
  const stop = async (code: number) => {
    for (const step of stops.splice(0).reverse()) await step();
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0));
  try {
    const { sample } = await fillNewRegister(register.deps, { sample: config.demo });
    if (sample) log.info('register.sample-loaded');
    stops.push(followClock(register.deps));
    await sealPlainSecrets(register.deps);
    registerJobHandlers(register.deps);
    registerRecurringWork(register.deps);
    stops.push(await register.deps.jobs.start());
    const hot = hotPublic(register.deps);
    stops.push(() => hot.close());
    const app = createApp(register.deps, { sessionSecret: await sessionSecret(config), clientFolder: CLIENT });
    const server = await listen(config, (req, res) => hot(req, res) || app(req, res));
    stops.push(() => closeServer(server));
    process.stderr.write(`${await bannerOf(register, config, server)}\n`);
  } catch (error) {
    log.fatal({ err: error }, 'service.failed');
    await stop(1);
  }
}

/** Another process may have moved the clock of a demonstration register: a matter of each process, and so no job. */
function followClock({ db, engine, clock, log }: Register['deps']): () => void {
  if (engine === 'embedded') return () => undefined;
  const load = () => clock.load(db).catch((error: unknown) => log.warn({ err: error }, 'clock.load-failed'));
  const timer = setInterval(() => void load(), CLOCK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function listen(config: Config, answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<Server> {
  const server = createServer(answer);
  server.listen(config.port, config.host);
  await once(server, 'listening');
  return server;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  await closed;
}

async function bannerOf({ deps, database }: Register, config: Config, server: Server): Promise<string> {
  const bound = server.address();
  const address = typeof bound === 'object' && bound ? `${bound.address}:${bound.port}` : String(bound);
  const { publicUrl, dataDir } = config;
  const demonstration = await demonstrationUsernames(deps.db);
  return startBanner({ address, publicUrl, dataDir, demonstration, ...database.describe() });
}
