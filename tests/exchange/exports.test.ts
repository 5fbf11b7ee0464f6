import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { exportDesk, features, fetched, made, refusedAs } from './exportDesk.ts';

const { app, people, place, close } = await exportDesk();
const { minzheng, yanchi, jiexian, shenji, waiye } = people;
afterAll(close);
const purpose = '测试';

describe('what is exported', () => {
  it.each(['places', 'divisions', 'boundary-lines', 'markers', 'signs', 'cases'])(
    '%s: what its list shows',
    async (collection) => {
      const list = { cases: 'naming-cases' }[collection] ?? collection;
      let [listed, cursor] = [0, ''];
      do {
        const { body } = await minzheng.get(`/api/${list}?limit=200${cursor}`).expect(200);
        listed += body.items.length;
        cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : '';
      } while (cursor);
      const { body } = await minzheng.post('/api/export-previews').send({ collection, format: 'csv' }).expect(200);
      expect(body.rows).toBe(listed);
      if (listed > 0) expect(await features(minzheng, { collection, purpose })).toHaveLength(listed);
      else expect(await refusedAs(minzheng, { collection, purpose })).toMatchObject({ status: 409 });
    },
  );

  it('follows the filter of the list and the selection of a map', async () => {
    const { lon, lat, id } = place;
    const box = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001];
    const ring = [
      [box[0], box[1]],
      [box[2], box[1]],
      [box[2], box[3]],
      [box[0], box[3]],
      [box[0], box[1]],
    ];
    const found = await features(minzheng, { selection: { bbox: box } });
    expect(found.map(({ properties }) => properties.place_id)).toContain(id);
    expect(await features(minzheng, { selection: { area: { type: 'Polygon', coordinates: [ring] } } })).toEqual(found);
    const chosen = await features(minzheng, { selection: { ids: [id] }, filter: { status: 'standard' } });
    expect(chosen).toMatchObject([{ properties: { name: place.name }, geometry: { type: 'Point' } }]);
    const bow = [
      [106, 37],
      [107, 38],
      [107, 37],
      [106, 38],
      [106, 37],
    ];
    expect(await refusedAs(minzheng, { selection: { area: { type: 'Polygon', coordinates: [bow] } } })).toEqual({
      ...{ status: 400, pointer: '/selection/area' },
    });
  });

  it('neutralises formulas and keeps rare characters', async () => {
    const meaning = '=HYPERLINK("http://x")\n“𠮷”';
    await run(app.db, sql`update place set meaning = ${meaning} where id = ${place.id}`);
    const bytes = await fetched(
      minzheng,
      await made(minzheng, { selection: { ids: [place.id] }, encoding: 'UTF-8-BOM' }),
    );
    const [row] = parse(bytes, { bom: true, columns: true });
    expect(row).toMatchObject({ 标准名称: place.name, 地名含义: `'${meaning}`, 名称状态: '标准地名' });
  });
});

describe('who may', () => {
  it('never shows an office what its list does not', async () => {
    const other = await features(yanchi, {});
    expect(other.filter(({ properties }) => !String(properties.division_code).startsWith('640323'))).toEqual([]);
    expect(await refusedAs(yanchi, { selection: { ids: [place.id] } })).toMatchObject({ status: 409 });
  });

  it('takes the permission to export and that of the list', async () => {
    expect(await refusedAs(waiye, {})).toMatchObject({ status: 403 });
    expect(await refusedAs(shenji, {})).toMatchObject({ status: 403 });
    expect(await refusedAs(jiexian, { collection: 'cases', purpose })).toMatchObject({ status: 403 });
  });

  it('asks what restricted rows are for, and marks every one and the file', async () => {
    await run(app.db, sql`update place set secrecy = 'restricted' where id = ${place.id}`);
    try {
      expect(await refusedAs(minzheng, {})).toEqual({ status: 400, pointer: '/purpose' });
      const wanted = { selection: { ids: [place.id] }, columns: ['name'], purpose };
      const made_ = await made(minzheng, wanted);
      expect(made_).toMatchObject({ secrecy: 'restricted', purpose, fileName: expect.stringContaining('涉密') });
      expect(parse(await fetched(minzheng, made_), { bom: true, columns: true })[0]).toEqual({
        标准名称: place.name,
        密级: '涉密',
      });
      expect(await refusedAs(yanchi, wanted)).toMatchObject({ status: 409 });
    } finally {
      await run(app.db, sql`update place set secrecy = 'public' where id = ${place.id}`);
    }
  });
});

describe('what does not go together', () => {
  it.each([
    [{ format: 'kml', crs: 3857 }, '/crs'],
    [{ format: 'geojson', crs: 4544 }, '/crs'],
    [{ format: 'gpkg', crs: 4600 }, '/crs'],
    [{ format: 'xlsx', encoding: 'GB18030' }, '/encoding'],
    [{ format: 'csv', encoding: 'GBK' }, '/encoding'],
    [{ columns: ['name', 'password_hash'] }, '/columns/1'],
    [{ collection: 'signs', format: 'national' }, '/format'],
    [{ collection: 'signs', filter: { problems: 'plate' } }, '/filter/problems'],
    [{ filter: { secret: 1 } }, '/filter/secret'],
    [{ selection: { bbox: [107, 37, 106, 38] } }, '/selection/bbox'],
    [{ selection: { ids: ["'; drop table place; --".repeat(3)] } }, '/selection/ids/0'],
    [{ collection: 'accounts' }, '/collection'],
  ])('%j', async (body, pointer) => {
    expect(await refusedAs(minzheng, body)).toEqual({ status: 400, pointer });
  });

  it('a place that no id has is no error but nothing', async () => {
    expect(await refusedAs(minzheng, { selection: { ids: ['no-such-place'] } })).toMatchObject({ status: 409 });
  });
});
