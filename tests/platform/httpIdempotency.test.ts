import supertest from 'supertest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#server/platform/contract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { forgetOldKeys } from '#server/platform/http/idempotency.ts';
import { serve } from '#server/platform/http/serve.ts';
import { Problem } from '#server/platform/problem.ts';
import { testDatabase } from '../support/testDatabase.ts';
import { httpApp } from './httpApp.ts';

const database = await testDatabase();
const { knex: db } = database;
afterAll(() => database.close());

let made = 0;
let refuse = false;
beforeEach(() => {
  made = 0;
  refuse = false;
});

const add = endpoint({
  ...{ method: 'post', path: '/things', summary: '', permission: 'thing.add', jurisdiction: 'none', idempotent: true },
  ...{
    body: z.strictObject({ name: z.string() }),
    reply: z.object({ id: z.number(), name: z.string(), version: z.number() }),
  },
});
const app = httpApp(
  (router, context) => {
    const handle = async ({ body }: { body: { name: string } }) => {
      await run(db, sql`select pg_sleep(0.05)`);
      if (refuse) throw new Problem('wrong-state', 'Not now');
      made += 1;
      return { id: made, name: body.name, version: 1 };
    };
    serve(router, add, handle, context);
  },
  { db },
);
const post = (key: string, name: string, as = 'Bearer thing.add') =>
  supertest(app).post('/api/things').set('Authorization', as).set('Idempotency-Key', key).send({ name });

describe('a creating request with a key', () => {
  it('is done once, and answered again the same', async () => {
    const first = await post('key-00000001', '吴忠').expect(201);
    const again = await post('key-00000001', '吴忠').expect(201);
    expect(again.text).toBe(first.text);
    expect(again.get('etag')).toBe('"1"');
    expect([first, again].map((res) => res.get('idempotent-replayed'))).toEqual([undefined, 'true']);
    expect(made).toBe(1);
  });

  it('is done once when sent ten times at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('key-00000002', '吴忠')));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(made).toBe(1);
  });

  it('is refused when the content differs', async () => {
    await post('key-00000003', '吴忠').expect(201);
    const { body } = await post('key-00000003', '盐池').expect(409);
    expect(body.type).toBe('/problems/conflict');
    expect(made).toBe(1);
  });

  it('may be sent again after a refusal', async () => {
    refuse = true;
    await post('key-00000004', '吴忠').expect(409);
    refuse = false;
    await post('key-00000004', '吴忠').expect(201);
  });

  it('is another one from another account', async () => {
    await post('key-00000005', '吴忠').expect(201);
    await post('key-00000005', '吴忠', 'Bearer thing.add,thing.read').expect(201);
    expect(made).toBe(2);
  });

  it('is not repeated when the process died before it was answered', async () => {
    await post('key-00000006', '吴忠').expect(201);
    await run(
      db,
      sql`update idempotency_key set status = null, reply = null, at = at - interval '6 minutes' where key = 'key-00000006'`,
    );
    const { body } = await post('key-00000006', '吴忠').expect(409);
    expect(body).toMatchObject({ type: '/problems/conflict', outcome: 'unknown' });
    expect(made).toBe(1);
  });

  it('is forgotten after a day', async () => {
    await post('key-00000007', '吴忠').expect(201);
    await run(db, sql`update idempotency_key set at = at - interval '25 hours' where key = 'key-00000007'`);
    expect(await forgetOldKeys(db)).toBe(1);
    await post('key-00000007', '盐池').expect(201);
  });

  it('needs a key of some length', async () => {
    const { body } = await post('short', '吴忠').expect(400);
    expect(body.errors).toMatchObject([{ in: 'header', pointer: '/idempotency-key' }]);
  });
});

it('without a key each request is one', async () => {
  const ask = () =>
    supertest(app).post('/api/things').set('Authorization', 'Bearer thing.add').send({ name: 'x' }).expect(201);
  await ask();
  await ask();
  expect(made).toBe(2);
});
