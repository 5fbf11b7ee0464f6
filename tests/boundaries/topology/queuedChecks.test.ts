import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCheck } from '#server/boundaries/topology/runCheck.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '../../support/signedIn.ts';
import { testApp } from '../../support/testApp.ts';
import { finished, send, TWO } from './sentChecks.ts';

const app = await testApp({ sample: true });
afterAll(() => app.close());
const at = await signedIn(app, ['jiexian', 'yanchi', 'shenji']);
const first = await finished(app, at.jiexian, (await send(at.jiexian, TWO).expect(201)).body.id);

describe('a check in the queue', () => {
  const waiting = async () => (await send(at.jiexian, TWO).expect(201)).body;
  const stored = async (id: string) =>
    one(
      app.db,
      z.object({ outlines: z.int(), findings: z.int(), waits: z.boolean() }),
      sql`select (select count(*)::int from topology_outline where check_id = t.id) as outlines,
                 (select count(*)::int from topology_finding where check_id = t.id) as findings, waiting is not null as waits
            from topology_check t where id = ${id}`,
    );
  const jobOf = async (id: string) =>
    one(
      app.db,
      z.object({ id: z.uuid(), state: z.string() }),
      sql`select j.id, j.state::text from pgboss.job j join topology_check t on t.job_id = j.id where t.id = ${id}`,
    );

  it('is cancelled by who may check, with its job, and leaves nothing', async () => {
    const { id, state } = await waiting();
    expect(state).toBe('running');
    expect((await send(at.jiexian, TWO).expect(409)).body.code).toBe('running');
    await at.shenji.post(`/api/topology-checks/${id}/cancel`).send({}).expect(403);
    await at.yanchi.post(`/api/topology-checks/${id}/cancel`).send({}).expect(404);
    const { body } = await at.jiexian.post(`/api/topology-checks/${id}/cancel`).send({}).expect(200);
    expect(body).toMatchObject({
      state: 'cancelled',
      cancelledBy: expect.stringMatching(/./),
      finishedAt: expect.any(String),
    });
    expect((await jobOf(id)).state).toBe('cancelled');
    await at.jiexian.post(`/api/topology-checks/${id}/cancel`).send({}).expect(409);
    expect((await finished(app, at.jiexian, id)).state).toBe('cancelled');
    expect(await stored(id)).toEqual({ outlines: 0, findings: 0, waits: false });
  });

  it('begins anew where a process died over it, and finds what another would', async () => {
    const { id } = await waiting();
    const { id: job } = await jobOf(id);
    const stop = new AbortController();
    const context = {
      id: job,
      isLastTry: false,
      signal: stop.signal,
      progress: async () => stop.abort(new Error('Killed')),
    };
    await expect(runCheck(app.deps, id, context)).rejects.toThrow('Killed');
    expect(await stored(id)).toEqual({ outlines: 2, findings: 0, waits: true });
    const check = await finished(app, at.jiexian, id);
    expect(check).toMatchObject({ state: 'done', totals: first.totals });
    expect(await stored(id)).toEqual({ outlines: 2, findings: 2, waits: false });
    // A try that was thought lost comes late.
    await runCheck(app.deps, id, { ...context, progress: async () => undefined });
    expect((await stored(id)).findings).toBe(2);
  });

  it('says why its last try failed, and is tried again by hand', async () => {
    const { id } = await waiting();
    const { id: job } = await jobOf(id);
    const broken = { id: job, isLastTry: true, signal: new AbortController().signal };
    const fails = async () => Promise.reject(new Error('The engine gave up'));
    await expect(runCheck(app.deps, id, { ...broken, progress: fails })).rejects.toThrow('gave up');
    await run(app.db, sql`update pgboss.job set state = 'failed' where id = ${job}`);
    const { body } = await at.jiexian.get(`/api/topology-checks/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'failed', failure: 'The engine gave up' });
    await run(app.db, sql`update pgboss.job set state = 'retry', start_after = now() where id = ${job}`);
    expect(await finished(app, at.jiexian, id)).toMatchObject({ state: 'done', failure: null });
  });
});
