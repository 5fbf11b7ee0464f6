import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import type { SignBatch } from '#server/signs/batches/batchContract.ts';
import { printBatch } from '#server/signs/batches/printBatch.ts';
import { batchDesk } from './batchDesk.ts';

const { server, minzheng, waiye, sign, path, act, tried, released, delivered, plates, rename, printed, read } =
  await batchDesk();
afterAll(() => server.close());

describe('the file for the maker', () => {
  it('is written in the background, one plate a page, and the list beside it names every code', async () => {
    const signs = await Promise.all([sign(), sign('裕民街', 'Yùmín Jiē'), sign('金积路', 'Jīnjī Lù')]);
    const batch = await released(signs);
    await minzheng.get(path(batch, '/plates.pdf')).expect(404);
    const started = await act(minzheng, batch, '/print');
    expect(started.print).toMatchObject({ total: 3 });
    const done = await printed(started);
    expect(done.print).toMatchObject({ state: 'done', done: 3, total: 3 });
    const file = await minzheng.get(path(batch, '/plates.pdf')).buffer(true).expect(200);
    expect(file.body.toString('latin1').match(/\/TrimBox/g)).toHaveLength(3);
    expect(file.body).toHaveLength(done.print?.bytes ?? 0);
    const list = await minzheng.get(path(batch, '/order.xlsx')).buffer(true).expect(200);
    expect(list.headers['content-disposition']).toContain('.xlsx');
  });

  it('is not written for what the register changed: the batch stops', async () => {
    const one = await sign();
    const batch = await released([one]);
    await rename(one);
    const refused = await tried(minzheng, batch, '/print').expect(409);
    expect(refused.body).toMatchObject({ code: 'stopped', plates: [{ signId: one.id }] });
  });

  it('begins anew after a try that died, and notices a change made meanwhile', async () => {
    const [one, two] = [await sign(), await sign()];
    const [sound, stale] = [await released([one]), await released([two])];
    for (const batch of [sound, stale]) await act(minzheng, batch, '/print');
    await diesOver(sound);
    expect((await read(sound)).print).toMatchObject({ state: 'running' });
    await rename(two);
    expect((await printed(sound)).print).toMatchObject({ state: 'done', done: 1 });
    expect(await read(stale)).toMatchObject({ state: 'stopped', stopped: [{ signId: two.id }] });
    const prints = sql`select count(*)::int as n from audit_entry where subject_id = ${sound.id} and action = 'signs.batch-printed'`;
    expect(await many(server.db, z.object({ n: z.int() }), prints)).toEqual([{ n: 1 }]);
  });

  it('is given up by a person, here or among the jobs', async () => {
    const batch = await released([await sign()]);
    const running = await act(minzheng, batch, '/print');
    const refused = await tried(minzheng, running, '/print').expect(409);
    expect(refused.body.code).toBe('running');
    const stopped = await act(minzheng, running, '/print/cancel');
    expect(stopped.print).toMatchObject({ state: 'cancelled' });
    await tried(minzheng, stopped, '/print/cancel').expect(409);
    const again = await act(minzheng, stopped, '/print');
    await run(server.db, sql`update pgboss.job set state = 'cancelled' where id = (${jobOf(batch)})`);
    expect((await read(again)).print).toMatchObject({ state: 'cancelled' });
    expect(await server.deps.jobs.runDue()).toBe(0);
    expect((await printed(await act(minzheng, again, '/print'))).print).toMatchObject({ state: 'done' });
  });
});

const jobOf = ({ id }: SignBatch) => sql`select print_job from sign_batch where id = ${id}`;

/** A try whose file store fails in the middle: what it had begun is nobody's. */
async function diesOver(batch: SignBatch): Promise<void> {
  const [{ job } = { job: '' }] = await many(
    server.db,
    z.object({ job: z.uuid() }),
    sql`select print_job as job from sign_batch where id = ${batch.id}`,
  );
  const files = { ...server.deps.files, putFrom: () => Promise.reject(new Error('killed')) };
  const deps = { ...server.deps, files, today: () => '2026-03-01' };
  const context = { id: job, signal: new AbortController().signal, progress: async () => undefined };
  await expect(printBatch(deps, batch.id, context)).rejects.toThrow('killed');
}

describe('acceptance', () => {
  const scan = (batch: SignBatch, body: object) => waiye.post(path(batch, '/scans')).send(body).expect(200);

  it('rejects other words under the right code, and accepts the plate when it was made again', async () => {
    const batch = await delivered([await sign()]);
    const [plate] = await plates(batch);
    const right = { scanned: plate?.url, name: plate?.name, roman: plate?.roman };
    const wrong = await scan(batch, { ...right, name: '稻香街' });
    expect(wrong.body).toMatchObject({
      outcome: 'rejected',
      reason: 'name_differs',
      plate: { state: 'rejected', rejectCode: 'text' },
    });
    expect((await scan(batch, right)).body).toMatchObject({ outcome: 'refused', reason: 'not_remade' });
    await waiye.post(path(batch, `/plates/${plate?.signId}/remade`)).expect(200);
    expect((await scan(batch, right)).body).toMatchObject({ outcome: 'accepted', plate: { remakes: 1 } });
    expect((await scan(batch, right)).body).toMatchObject({ outcome: 'refused', reason: 'accepted_before' });
  });

  it('says of a scanned plate before it is judged what is in hand, and in which batch a stranger is', async () => {
    const [mine, other, loose] = [
      await sign(),
      await sign('桂花路', 'Guìhuā Lù'),
      await sign('丁香路', 'Dīngxiāng Lù'),
    ];
    const [batch, another] = [await delivered([mine]), await delivered([other])];
    const look = async (scanned: string) =>
      (await waiye.post(path(batch, '/scan-look-ups')).send({ scanned }).expect(200)).body;
    const [plate] = await plates(batch);
    expect(await look(plate?.url ?? '')).toMatchObject({ reason: null, elsewhere: null, plate: { name: '稻香路' } });
    const stranger = { reason: 'not_in_batch', plate: null };
    const [inAnother] = await plates(another);
    expect(await look(inAnother?.url ?? '')).toMatchObject({ ...stranger, elsewhere: { id: another.id } });
    expect(await look(loose.url)).toMatchObject({ ...stranger, elsewhere: null });
    await scan(batch, { scanned: plate?.url, name: plate?.name, roman: plate?.roman });
    expect(await look(plate?.url ?? '')).toMatchObject({ reason: 'accepted_before', plate: { state: 'accepted' } });
  });

  it('refuses codes that are not the ordered one, and keeps every reading', async () => {
    const [batch, stranger] = [await delivered([await sign()]), await sign()];
    const [plate] = await plates(batch);
    const url = plate?.url ?? '';
    const damaged = url.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
    const cases = [
      [damaged, 'code'],
      [stranger.url, 'not_in_batch'],
      [url.replace(/^https?:\/\/[^/]+/, 'https://example.com'), 'other-site'],
      ['稻香路', 'not-a-sign'],
    ] as const;
    for (const [scanned, reason] of cases) {
      const { body } = await scan(batch, { scanned, name: plate?.name, roman: plate?.roman });
      expect([scanned, body.outcome, body.reason]).toEqual([scanned, 'refused', reason]);
    }
    expect((await plates(batch))[0]).toMatchObject({ state: 'waiting' });
    const kept = await many(
      server.db,
      z.object({ reason: z.string() }),
      sql`select reason from sign_batch_scan where batch_id = ${batch.id} order by id`,
    );
    expect(kept.map(({ reason }) => reason)).toEqual(cases.map(([, reason]) => reason));
    await waiye
      .post(path(batch, `/plates/${plate?.signId}/reject`))
      .send({ code: 'code', note: '无法识读' })
      .expect(200);
    expect((await plates(batch))[0]).toMatchObject({ state: 'rejected', rejectCode: 'code', rejectNote: '无法识读' });
  });

  it('rejects a plate whose name is not the standard one any more', async () => {
    const one = await sign();
    const batch = await delivered([one]);
    const [plate] = await plates(batch);
    await rename(one);
    const answer = await scan(batch, { scanned: plate?.url, name: plate?.name, roman: plate?.roman });
    expect(answer.body).toMatchObject({ outcome: 'rejected', reason: 'register', plate: { rejectCode: 'register' } });
  });

  it('begins with the delivery', async () => {
    const batch = await released([await sign()]);
    const [plate] = await plates(batch);
    const reading = { scanned: plate?.url, name: plate?.name, roman: plate?.roman };
    await waiye.post(path(batch, '/scans')).send(reading).expect(409);
  });
});
