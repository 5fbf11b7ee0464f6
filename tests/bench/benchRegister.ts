import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillNewRegister } from '#server/exchange/loadSample.ts';
import { openRegister } from '#server/openRegister.ts';
import { readConfig } from '#server/platform/config.ts';
import type { Deps } from '#server/platform/deps.ts';
import { createLog } from '#server/platform/log.ts';
import { createEmpty, onServer, urlOf } from '#tests/support/serverTemplate.ts';

/** A new sample register for measuring: on the server of BENCH_DATABASE_URL where it is set, else embedded. */
export async function benchRegister(): Promise<{ deps: Deps; close: () => Promise<void> }> {
  const { BENCH_DATABASE_URL: server } = process.env;
  const dataDir = await mkdtemp(join(tmpdir(), 'diming-bench-'));
  const name = `diming_bench_${randomUUID().replaceAll('-', '')}`;
  if (server) await createEmpty(server, name);
  const environment = {
    DIMING_DATA: dataDir,
    LOG_LEVEL: 'silent',
    ...(server ? { DATABASE_URL: urlOf(server, name) } : {}),
  };
  const register = await openRegister(readConfig(environment), createLog('silent'));
  await fillNewRegister(register.deps, { sample: true });
  await register.deps.db.raw('analyze');
  const close = async () => {
    await register.database.close();
    if (server) await onServer(server, `drop database ${name} with (force)`);
    await rm(dataDir, { recursive: true, force: true });
  };
  return { deps: register.deps, close };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
