import sharp from 'sharp';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { one, sql } from '#server/platform/db/sql.ts';
import { PackageContent } from '#server/signs/field/fieldContract.ts';
import { aDivision } from '#tests/public/aPlace.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';
import { testApp } from '#tests/support/testApp.ts';
import { aSign } from './aSign.ts';

let app: TestApp;
let waiye: TestAgent;
let yanchi: TestAgent;
beforeAll(async () => {
  app = await testApp();
  await aDivision(app.db, { code: '640302', name: '利通区', level: 'county', at: [106, 37.7], size: 0.5 });
  [waiye, yanchi] = [await app.signIn('waiye'), await app.signIn('yanchi')];
});
afterAll(() => app.close());

/** A photo as a telephone takes it: lying on its side, with the place inside. */
const aPhoto = (background: string) =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 58/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

function send(signId: string, photos: readonly Buffer[], over: object = {}) {
  const form = supertest(app.app).post(`/s/${signId}/report`);
  for (const [name, value] of Object.entries({ kind: 'damaged', text: '牌面断裂', contact: '', website: '', ...over }))
    void form.field(name, value);
  for (const photo of photos) void form.attach('photos', photo, '现场.jpg');
  return form;
}

const Held = z.object({ id: z.uuid(), photos: z.number() });
const reportOn = (signId: string) =>
  one(
    app.db,
    Held,
    sql`select r.id, (select count(*)::int from sign_report_photo p where p.report_id = r.id) as photos
          from sign_report r where r.sign_id = ${signId}`,
  );

describe('photographs with a report of the public', () => {
  it('are kept as pictures alone, for who handles the report and for the field', async () => {
    const signId = await aSign(app);
    const photo = await aPhoto('#a33');
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const sent = await send(signId, [photo, await aPhoto('#3a3')]).expect(200);
    expect(sent.text).toContain('谢谢');
    // The same once more, as a browser sends after going back: one report, no picture twice.
    await send(signId, [photo, await aPhoto('#33a'), await aPhoto('#aa3')]).expect(200);
    const { id } = await reportOn(signId);
    const { body: report } = await waiye.get(`/api/sign-reports/${id}`).expect(200);
    expect(report.photos).toHaveLength(3);
    const path = `/api/sign-reports/${id}/photos/${report.photos[0]}`;
    const { body: bytes } = await waiye.get(path).expect(200).expect('content-type', 'image/jpeg');
    const { width, height, exif, xmp, orientation } = await sharp(bytes).metadata();
    expect({ width, height, exif, xmp, orientation }).toMatchObject({ width: 1000, height: 2000 });
    expect([exif, xmp, orientation]).toEqual([undefined, undefined, undefined]);
    await yanchi.get(path).expect(404);
    await supertest(app.app).get(path).expect(401);
    const other = await aSign(app);
    await send(other, []).expect(200);
    await waiye.get(`/api/sign-reports/${(await reportOn(other)).id}/photos/${report.photos[0]}`).expect(404);
    await inPackage(signId);
  });

  it('are refused where they are no pictures, too large or too many, and the words are kept in the form', async () => {
    const signId = await aSign(app);
    const photo = await aPhoto('#123');
    const text = Buffer.from('<svg onload="alert(1)"/>');
    const cut = photo.subarray(0, photo.length >> 1);
    for (const wrong of [text, cut, await sharp(photo).gif().toBuffer()]) {
      const answer = await send(signId, [photo, wrong]).expect(415);
      expect(answer.text).toContain('牌面断裂');
      expect(answer.text).toContain('照片须重新选择');
    }
    expect((await send(signId, Array(4).fill(photo)).expect(400)).text).toContain('最多 3 张照片');
    expect((await send(signId, [Buffer.alloc(8 * 1024 * 1024 + 1)]).expect(413)).text).toContain('8 MB');
    await send(signId, [photo], { website: 'http://spam' }).expect(200);
    await send(signId, [photo], { kind: 'none' }).expect(400);
    expect(await reportsOf(signId)).toBe(0);
  });

  it('are left out where many wait on one sign, and the reporter is told', async () => {
    const signId = await aSign(app);
    const photos = [await aPhoto('#111'), await aPhoto('#222'), await aPhoto('#333')];
    for (let i = 0; i < 10; i += 1) await send(signId, photos, { text: `第 ${i} 次` }).expect(200);
    const last = await send(signId, photos, { text: '又一次' }).expect(200);
    expect(last.text).toContain('有 3 张没有保存');
    expect(await reportsOf(signId)).toBe(11);
  });
});

const reportsOf = async (signId: string): Promise<number> =>
  (
    await one(
      app.db,
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from sign_report where sign_id = ${signId}`,
    )
  ).n;

/** The package of the person who handles it has them small, without a network. */
async function inPackage(signId: string): Promise<void> {
  const minzheng = await app.signIn('minzheng');
  const { id: assigneeId } = await one(
    app.db,
    z.object({ id: z.uuid() }),
    sql`select id from account where username = 'waiye'`,
  );
  const include = { statuses: ['installed'], notInspectedSince: null, orders: true, reports: true, markers: false };
  const wish = { title: '反馈', assigneeId, divisionCode: '640302', bbox: null, dueOn: null };
  const made = await minzheng
    .post('/api/field/work-packages')
    .send({ ...wish, include: { ...include, jointInspections: false } })
    .expect(201);
  const answer = await waiye.get(`/api/field/packages/${made.body.id}/content`).expect(200);
  const report = PackageContent.parse(answer.body).reports.find((one) => one.signId === signId);
  expect(report?.photos).toHaveLength(3);
  const [small = ''] = report?.photos ?? [];
  const { width, height, exif } = await sharp(Buffer.from(small.split(',')[1] ?? '', 'base64')).metadata();
  expect({ width, height, exif }).toEqual({ width: 240, height: 480, exif: undefined });
}
