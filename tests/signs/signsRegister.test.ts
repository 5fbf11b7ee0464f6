import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { Sign, SignsApi } from '#server/signs/contract.ts';
import { planOf } from '#tests/boundaries/planOf.ts';
import { aPlace } from '#tests/public/aPlace.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { orderedSign, wishFor } from './orderedSign.ts';

let server: PublicServer;
let minzheng: TestAgent;
let yanchi: TestAgent;
let waiye: TestAgent;
beforeAll(async () => {
  server = await publicServer();
  minzheng = await server.signIn('minzheng');
  yanchi = await server.signIn('yanchi');
  waiye = await server.signIn('waiye');
});
afterAll(() => server.close());

const put = (agent: TestAgent, { id, version }: Pick<Sign, 'id' | 'version'>, path: string, body: object) =>
  agent.put(`/api/signs/${id}${path}`).set('If-Match', `"${version}"`).send(body);
const edit = (agent: TestAgent, sign: Pick<Sign, 'id' | 'version'>, body: object) => put(agent, sign, '/details', body);
const move = (sign: Sign, body: object) => put(minzheng, sign, '', { position: sign.position, ...body });

// East for 1.75 km, then north for 2.2 km.
const BENT = { type: 'LineString', coordinates: [[106.2, 38], [106.22, 38], [106.22, 38.02]] }; // biome-ignore format: one line

describe('the ground of a plate', () => {
  it('follows the street where the sign stands, and moves with a plate not made yet', async () => {
    const wish = { place: { geometry: BENT }, over: { position: [106.205, 38.0001] } };
    const sign = await orderedSign(server, minzheng, wish);
    expect(sign).toMatchObject({ colour: 'blue', azimuthGiven: false });
    const moved = Sign.parse((await move(sign, { status: 'planned', position: [106.2201, 38.01] }).expect(200)).body);
    expect(moved).toMatchObject({ colour: 'green', azimuthDegrees: 0 });
    const made = Sign.parse((await move(moved, { status: 'installed' }).expect(200)).body);
    const back = await move(made, { status: 'installed', position: [106.205, 38.0001] }).expect(200);
    expect(back.body.colour).toBe('green');
  });

  it('is another only with a reason', async () => {
    const { placeId } = await aPlace(server.db, { geometry: BENT });
    const wish = wishFor(placeId, { position: [106.205, 38], azimuthDegrees: 3 });
    const refused = await minzheng.post('/api/signs').send(wish).expect(400);
    expect(refused.body.errors[0].pointer).toBe('/azimuthReason');
    const given = { ...wish, azimuthReason: '该处为南北向支路口' };
    const sign = Sign.parse((await minzheng.post('/api/signs').send(given).expect(201)).body);
    expect(sign).toMatchObject({ colour: 'green', azimuthGiven: true, azimuthReason: given.azimuthReason });
    const returned = await edit(minzheng, sign, { azimuthDegrees: null }).expect(200);
    expect(returned.body).toMatchObject({ colour: 'blue', azimuthGiven: false, azimuthReason: null });
  });
});

describe('what the office records', () => {
  const facts = {
    material: '铝板反光膜',
    side: 'north',
    madeBy: '某标牌厂',
    costCents: 128_050,
    warrantyTo: '2031-03-01',
  };

  it('is edited at the version that was read, by its own office', async () => {
    const sign = await orderedSign(server, minzheng);
    expect(sign).toMatchObject({ owner: '民政部门', costCents: null, divisionCode: '640302' });
    const edited = await edit(minzheng, sign, { ...facts, postcode: '751100', maintainer: '市政养护中心' }).expect(200);
    expect(edited.body).toMatchObject({ ...facts, postcode: '751100', version: 2, name: '稻香路' });
    await edit(minzheng, sign, { costCents: 1 }).expect(412);
    await edit(yanchi, { id: sign.id, version: 2 }, { costCents: 1 }).expect(404);
    await edit(waiye, { id: sign.id, version: 2 }, { costCents: 1 }).expect(403);
    const now = { id: sign.id, version: 2 };
    for (const wrong of [
      { costCents: -1 },
      { postcode: '75110' },
      { name: '另一路' },
      { warrantyTo: 'soon' },
      { widthMillimetres: 0 },
    ])
      await edit(minzheng, now, wrong).expect(400);
    expect((await edit(minzheng, now, {}).expect(200)).body.version).toBe(2);
  });

  it('leaves the face of a made plate alone, unless the record was wrong', async () => {
    const sign = await orderedSign(server, minzheng);
    const standing = Sign.parse((await move(sign, { status: 'installed' }).expect(200)).body);
    const refused = await edit(minzheng, standing, { number: '18' }).expect(400);
    expect(refused.body.errors[0].pointer).toBe('/reason');
    const put = Sign.parse((await edit(minzheng, standing, { number: '18', reason: '登记时漏填' }).expect(200)).body);
    const gone = Sign.parse((await move(put, { status: 'withdrawn', reason: '道路改造' }).expect(200)).body);
    expect(gone.moves).toEqual([]);
    await edit(minzheng, gone, { number: '20', reason: '更正' }).expect(409);
    await edit(minzheng, gone, { costCents: 5000 }).expect(200);
  });

  it('moves from state to state by the rows, and its history says who and why', async () => {
    const sign = await orderedSign(server, minzheng);
    expect((await move(sign, { status: 'damaged' }).expect(409)).body.allowed).toEqual(['installed', 'withdrawn']);
    const standing = Sign.parse((await move(sign, { status: 'installed' }).expect(200)).body);
    const missing = Sign.parse((await move(standing, { status: 'missing' }).expect(200)).body);
    await move(missing, { status: 'installed' }).expect(400);
    await move(missing, { status: 'installed', reason: '找回后重新安装' }).expect(200);
    const first = (await minzheng.get(`/api/signs/${sign.id}/history`).query({ limit: 3 }).expect(200)).body;
    expect(first.items[0]).toMatchObject({
      ...{ action: 'signs.move', before: { status: 'missing' } },
      after: { status: 'installed', reason: '找回后重新安装' },
    });
    const rest = await minzheng
      .get(`/api/signs/${sign.id}/history`)
      .query({ limit: 3, cursor: first.next })
      .expect(200);
    expect(rest.body).toMatchObject({ items: [{ action: 'signs.create' }], next: null });
    await yanchi.get(`/api/signs/${sign.id}/history`).expect(404);
  });

  it('takes the owner from the office’s own setting', async () => {
    const shown = (await minzheng.get('/api/sign-owners').expect(200)).body.items;
    expect(shown.find(({ type }: { type: string }) => type === 'door_small').verified).toBe(false);
    const body = { type: 'door_small', owner: '吴忠市公安局', ground: '市政府办公室会议纪要', verified: true };
    const set = (version: number) => minzheng.put('/api/sign-owners').set('If-Match', `"${version}"`).send(body);
    await set(4).expect(412);
    expect((await set(1).expect(200)).body).toMatchObject({ ...body, divisionCode: '640300', version: 2 });
    const door = await orderedSign(server, minzheng, { over: { type: 'door_small', number: '7' } });
    expect(door.owner).toBe('吴忠市公安局');
    await waiye.put('/api/sign-owners').set('If-Match', '"2"').send(body).expect(403);
  });
});

describe('photographs', () => {
  const withExif = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
      .jpeg()
      .withExif({ IFD0: { Model: 'secret-phone' }, IFD3: { GPSLatitude: '37/1 58/1 0/1' } })
      .toBuffer();

  it('are kept without what the camera wrote, and read by the office of the sign only', async () => {
    const sign = await orderedSign(server, minzheng);
    const bytes = await withExif();
    expect(bytes.includes('secret-phone')).toBe(true);
    const at = `/api/signs/${sign.id}/photos`;
    const photo = (await minzheng.post(`${at}/installed`).attach('file', bytes, 'a.jpg').expect(200)).body;
    expect((await minzheng.get(at).expect(200)).body.items).toEqual([photo]);
    const stored = await minzheng.get(`${at}/${photo.id}`).expect(200);
    expect(stored.headers['content-type']).toBe('image/jpeg');
    expect((await sharp(stored.body).metadata()).exif).toBeUndefined();
    await yanchi.get(`${at}/${photo.id}`).expect(404);
    const other = await orderedSign(server, minzheng);
    await minzheng.get(`/api/signs/${other.id}/photos/${photo.id}`).expect(404);
    await minzheng.post(`${at}/installed`).attach('file', Buffer.from('<svg/>'), 'a.jpg').expect(415);
    await waiye.post(`${at}/installed`).attach('file', bytes, 'a.jpg').expect(403);
  });
});

describe('the list', () => {
  it('is narrowed by what offices look for, with how many there are', async () => {
    const { placeId } = await aPlace(server.db, { name: '筛选路', romanTone: 'Shāixuǎn Lù' });
    const [old, fresh] = [
      await orderedAt(placeId, { maintainer: '甲单位' }),
      await orderedAt(placeId, { maintainer: '乙单位', type: 'lane' }),
    ];
    await move(old, { status: 'installed', installedOn: '2001-05-01' }).expect(200);
    await move(fresh, { status: 'installed', installedOn: '2026-02-01' }).expect(200);
    await run(
      server.db,
      sql`insert into sign_inspection (id, sign_id, division_code, inspector_id, inspector, found, defects, position, accuracy_metres, readings, inspected_at, at)
          values (gen_random_uuid(), ${fresh.id}, '640302', gen_random_uuid(), '外业', 'intact', '{}', st_setsrid(st_makepoint(106.2, 37.98), 4490), 4, 3, '2026-02-20T00:00:00Z', '2026-02-20T00:00:00Z')`,
    );
    const listed = async (query: object) => {
      const { items, total } = (
        await minzheng
          .get('/api/signs')
          .query({ placeId, ...query })
          .expect(200)
      ).body;
      return { ids: items.map(({ id }: Sign) => id), total };
    };
    for (const query of [
      { maintainer: '甲单位' },
      { olderThanYears: 10 },
      { notInspectedSince: '2026-02-01' },
      { type: 'street' },
    ])
      expect(await listed(query)).toEqual({ ids: [old.id], total: 1 });
    expect(await listed({ sort: 'oldest' })).toEqual({ ids: [old.id, fresh.id], total: 2 });
    expect(await listed({ q: '筛选', division: '640302' })).toEqual({ ids: [fresh.id, old.id], total: 2 });
    expect(await listed({ division: '640323' })).toEqual({ ids: [], total: 0 });
    // No printed code may lead to plain HTTP, as in this test: each plate has that problem.
    expect(await listed({ problems: 'plate', limit: 1 })).toEqual({ ids: [fresh.id], total: null });
    expect(await listed({ problems: 'name' })).toEqual({ ids: [], total: 0 });
    await minzheng.get('/api/signs').query({ olderThanYears: 0 }).expect(400);
  });

  it('pages through the oldest, and reads each list from an index', async () => {
    const { placeId } = await aPlace(server.db);
    for (const installedOn of ['2010-01-01', '2010-01-01', '2008-01-01'])
      await move(await orderedAt(placeId), { status: 'installed', installedOn }).expect(200);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { placeId, sort: 'oldest', limit: 1, ...(cursor ? { cursor } : {}) };
      const page = SignsApi.list.reply.parse((await minzheng.get('/api/signs').query(query).expect(200)).body);
      seen.push(...page.items.map(({ installedOn }) => installedOn ?? ''));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(['2008-01-01', '2010-01-01', '2010-01-01']);
    const plan = (query: object) =>
      planOf(server.db, () => minzheng.get('/api/signs').query(query).expect(200), /order by s\.i/);
    expect(await plan({ sort: 'oldest' })).toContain('sign_by_installation');
    expect(await plan({ status: 'missing' })).toMatch(/sign_by_state|sign_pkey/);
    expect(await plan({ maintainer: '甲单位' })).toMatch(/sign_by_maintainer/);
    expect(await plan({ placeId })).toContain('sign_by_place');
  });
});

const orderedAt = async (placeId: string, over: object = {}): Promise<Sign> =>
  Sign.parse((await minzheng.post('/api/signs').send(wishFor(placeId, over)).expect(201)).body);
