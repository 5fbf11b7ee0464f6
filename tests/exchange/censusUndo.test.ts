import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { CensusRecord } from '#server/exchange/census/censusContract.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { acted, DOCUMENT, delivered, opened, takingOf } from './censusOffice.ts';

let app: TestApp;
let as: Record<'minzheng', TestAgent>;
const VILLAGE = { category: '农村居民点', secrecy: '公开', usage_period: '现今', crs: '2000国家大地坐标系' };
const at = (lon: number, lat: number) => [lon, lat] as const;
const promotion = { category: 'other', ground: DOCUMENT, reason: '原批准文件齐全' };

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  as = await signedIn(app, ['minzheng'] as const);
}, 180_000);
afterAll(() => app.close());

it('a promotion taken back gives the name of an earlier clue back, and the place that it made, until the delivery goes', async () => {
  const rows = (history_text: string) => [
    { name: '雁落滩', fields: { ...VILLAGE, history_text }, lonLat: at(106.47, 37.91) },
  ];
  const first = await delivered(app, rows('一'));
  const clue = (
    await acted(as.minzheng, await opened(as.minzheng, '雁落滩'), 'make-candidate', {
      category: 'residential_area',
      reason: '列为线索',
    }).expect(200)
  ).body;
  const second = await delivered(app, rows('二'));
  const open = await opened(as.minzheng, '雁落滩');
  const done = (await acted(as.minzheng, open, 'promote', promotion).expect(200)).body;
  expect(done).toMatchObject({ state: 'promoted', place: { id: clue.place.id } });
  const undo = (record: CensusRecord) => acted(as.minzheng, record, 'undo', { reason: '录错' }).expect(200);
  const back = (await undo(done)).body;
  expect(back).toMatchObject({ state: 'pending', place: { id: clue.place.id } });
  const Stands = z.object({
    status: z.string(),
    category: z.string(),
    secrecy: z.string(),
    names: z.string().array(),
  });
  const place = () =>
    one(
      app.db,
      Stands,
      sql`select p.status, p.category, p.secrecy, array(select n.status from place_name n where n.place_id = p.id and n.kind = 'standard' order by n.status) as names
            from place p where p.id = ${clue.place.id}`,
    );
  expect(await place()).toEqual({
    ...{ status: 'live', category: 'residential_area', secrecy: 'internal', names: ['census_only', 'refused'] },
  });
  const taking = takingOf(app);
  expect(await taking.undoRefusal(app.db, second.staged)).toBeNull();
  await app.db.transaction((tx) => taking.undo(tx, second.staged));
  const asBefore = await opened(as.minzheng, '雁落滩');
  expect(asBefore).toMatchObject({ state: 'candidate', place: { id: clue.place.id }, undoRefusal: null });
  expect((await taking.undoRefusal(app.db, first.staged))?.zh).toContain('请先撤销这些决定');
  expect((await undo(asBefore)).body).toMatchObject({ state: 'pending', place: null });
  expect(await place()).toMatchObject({ status: 'void' });
  expect(await taking.undoRefusal(app.db, first.staged)).toBeNull();
});
