import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import supertest from 'supertest';
import {
  DEMONSTRATION_PASSWORD,
  SampleAccounts,
  SampleOrganisations,
  seedDemonstrationAccounts,
} from '#server/accounts/seedDemonstrationAccounts.ts';
import { createApp } from '#server/app.ts';
import { markDemonstrationEdition } from '#server/boundaries/publicMaps/publicEditions.ts';
import { registerJobHandlers } from '#server/jobHandlers.ts';
import { jurisdictionRules } from '#server/jurisdictionRules.ts';
import { readConfig } from '#server/platform/config.ts';
import { demoClock } from '#server/platform/demoClock.ts';
import { markDemonstration } from '#server/platform/demonstration.ts';
import type { Deps } from '#server/platform/deps.ts';
import { folderFiles } from '#server/platform/files.ts';
import type { Jurisdictions } from '#server/platform/http/jurisdictions.ts';
import { openJobs } from '#server/platform/jobs/openJobs.ts';
import { createLog } from '#server/platform/log.ts';
import { fileScanner } from '#server/platform/scanFile.ts';
import { testRegister } from './testDatabase.ts';

// So that no test writes keys into the data folder of whoever runs it.
const SIGN_KEY = Buffer.alloc(32, 7).toString('base64url');
const SAMPLE = new URL('../../data/sample/', import.meta.url);

interface Options {
  /** Environment variables of the service. */
  environment?: Record<string, string>;
  /** Rules beside or instead of the service's own. */
  jurisdictions?: Jurisdictions;
  /** With the law's rows and the whole sample register, as a first start loads them. */
  sample?: boolean;
}

export type TestAgent = ReturnType<typeof supertest.agent>;

export interface TestApp {
  app: Express;
  db: Deps['db'];
  deps: Deps;
  /** A signed-in agent that keeps the cookie, e.g. `minzheng`. */
  signIn(username: string): Promise<TestAgent>;
  /** Real time as the service sees it; setting it moves the register's clock too. */
  clock: { set(instant: string): void };
  close(): Promise<void>;
}

/** The whole service on a database of its own, with the accounts of the sample register and nothing else in it. */
export async function testApp({
  environment = {},
  jurisdictions = {},
  sample: withSample = false,
}: Options = {}): Promise<TestApp> {
  const database = await testRegister(withSample);
  const files = await mkdtemp(join(tmpdir(), 'diming-files-'));
  let present = () => new Date();
  const clock = demoClock(() => present());
  const config = readConfig({
    LOG_LEVEL: 'silent',
    DIMING_RATE_PER_MINUTE: '0',
    DIMING_SIGN_KEY: SIGN_KEY,
    DIMING_DATA_KEY: SIGN_KEY,
    ...environment,
  });
  const { knex: db, engine } = database;
  const log = createLog(config.logLevel);
  const deps: Deps = {
    ...{ db, engine, clock, config, log },
    jobs: openJobs({ db, engine, log }),
    jurisdictions: { ...jurisdictionRules, ...jurisdictions },
    now: clock.now,
    files: folderFiles(files),
    scan: fileScanner(config.scanCommand),
  };
  registerJobHandlers(deps);
  if (!withSample) await seedAccounts(deps);
  const app = createApp(deps, { sessionSecret: randomUUID(), clientFolder: 'build/client' });
  return {
    ...{ app, db, deps },
    signIn: (username) => signIn(app, username),
    clock: {
      set: (instant) => {
        present = () => new Date(instant);
      },
    },
    close: async () => {
      await database.close();
      await rm(files, { recursive: true, force: true });
    },
  };
}

async function seedAccounts({ db, now }: Deps): Promise<void> {
  const accounts = await sample();
  await db.transaction(async (tx) => {
    await markDemonstration(tx, now());
    await markDemonstrationEdition(tx, now());
    await seedDemonstrationAccounts(tx, accounts, now());
  });
}

async function signIn(app: Express, username: string): Promise<TestAgent> {
  const agent = supertest.agent(app);
  await agent.post('/api/session').send({ username, password: DEMONSTRATION_PASSWORD }).expect(200);
  return agent;
}

async function sample() {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, SAMPLE), 'utf8'));
  return {
    organisations: SampleOrganisations.parse(await read('organisations.json')),
    accounts: SampleAccounts.parse(await read('accounts.json')),
  };
}
