import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ruleSource } from '#server/detection/ruleSource.ts';
import { CampaignId } from '#server/naming/campaigns/campaignContract.ts';
import { runScan } from '#server/naming/campaigns/runScan.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { testApp } from '#tests/support/testApp.ts';
import { aRegisteredQuarter, candidatesOf, opened, read } from './campaignOffice.ts';

const app = await testApp({ sample: true });
afterAll(() => app.close());
app.clock.set('2026-03-02T02:00:00.000Z');
const minzheng = await app.signIn('minzheng');
await aRegisteredQuarter(app, '皇庭御府', { county: '640302', lonLat: [106.21, 37.98] });

it('a scan that was killed begins anew and proposes each name once; one that is cancelled says by whom', async () => {
  const { id } = await opened(minzheng);
  const begin = async () => {
    await minzheng.post(`/api/campaigns/${id}/scan`).send({}).expect(200);
    const Begun = z.object({ scanId: z.uuid(), job: z.uuid() });
    const last = sql`select id as "scanId", job_id as job from campaign_scan where campaign_id = ${id} order by seq desc limit 1`;
    return one(app.db, Begun, last);
  };
  const { scanId, job } = await begin();
  const stop = new AbortController();
  const progress = async () => stop.abort(new Error('Killed'));
  const deps = { ...app.deps, rules: ruleSource(() => '2026-03-02') };
  // Its first page is stored, the next is not begun.
  const campaignId = CampaignId.parse(id);
  await runScan(deps, { scanId, campaignId }, { id: job, signal: stop.signal, progress }).catch(() => undefined);
  await run(app.db, sql`update campaign_scan set state = 'running', finished_at = null where id = ${scanId}`);
  await app.deps.jobs.runDue();
  expect((await read(minzheng, id)).scan).toMatchObject({ id: scanId, state: 'done', hits: 1, cancelledBy: null });
  expect(await candidatesOf(minzheng, id)).toHaveLength(1);

  const given = await begin();
  const admin = await app.signIn('admin');
  const act = (what: string) => admin.post(`/api/jobs/${given.job}/acts`).send({ act: what }).expect(200);
  await act('cancel');
  const cancelled = { state: 'cancelled', cancelledBy: expect.stringMatching(/./), finishedAt: expect.any(String) };
  expect((await read(minzheng, id)).scan).toMatchObject(cancelled);
  await act('retry');
  await app.deps.jobs.runDue();
  expect((await read(minzheng, id)).scan).toMatchObject({ state: 'done', hits: 1, cancelledBy: null });
  expect(await candidatesOf(minzheng, id)).toHaveLength(1);
});
