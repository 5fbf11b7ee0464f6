import supertest from 'supertest';
import { afterAll, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { testApp } from '../support/testApp.ts';

const { app, db, deps, signIn, clock, close } = await testApp();
afterAll(close);

it('moves the clock of a demonstration register on, for everybody signed in', async () => {
  clock.set('2026-03-02T01:00:00Z');
  const agent = await signIn('shenqing');
  await agent.post('/api/demo-clock').send({ days: 10 }).expect(200);
  const { body } = await agent.post('/api/demo-clock').send({ days: 6 }).expect(200);
  expect(body).toMatchObject({ demoClockDays: 16, now: '2026-03-18T01:00:00.000Z' });
  expect(deps.now()).toBe('2026-03-18T01:00:00.000Z');
});

it('is seen by a process that did not move it', async () => {
  await run(db, sql`update setting set value = '30' where key = 'demo-clock-days'`);
  await deps.clock.load(db);
  expect(deps.clock.days()).toBe(30);
});

it('never moves back', async () => {
  const agent = await signIn('shenqing');
  const { body } = await agent.post('/api/demo-clock').send({ days: -1 }).expect(400);
  expect(body.errors[0]).toMatchObject({ pointer: '/days', detail_zh: '必须大于或等于 0' });
});

it('does not exist for a register of record', async () => {
  const agent = await signIn('admin');
  await run(db, sql`update setting set value = 'false' where key = 'demonstration'`);
  await agent.post('/api/demo-clock').send({ days: 1 }).expect(403);
  const { body } = await supertest(app).get('/api/facts').expect(200);
  expect(body.demonstration).toBe(false);
});
