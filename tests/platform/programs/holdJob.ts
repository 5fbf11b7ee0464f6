import { z } from 'zod';
import { openDatabase } from '#server/platform/db/openDatabase.ts';
import { openJobs } from '#server/platform/jobs/openJobs.ts';
import { createLog } from '#server/platform/log.ts';

// Takes jobs of one kind, says so, and never finishes them.
const [databaseUrl = '', name = ''] = process.argv.slice(2);
const { knex, engine } = await openDatabase({ databaseUrl, dataDir: '' });
const jobs = openJobs({ db: knex, engine, log: createLog('silent') });
const kind = { name, data: z.object({}), retries: 2, retryDelaySeconds: 1, expireSeconds: 60, atOnce: 1 };
jobs.handle(kind, async (_data, { id }) => {
  process.stdout.write(`began ${id}\n`);
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
});
await jobs.start();
