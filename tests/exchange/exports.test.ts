import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findActor } from '#server/accounts/findActor.ts';
import { ExportRequest } from '#server/exchange/exports/exportContract.ts';
import { prepareExport } from '#server/exchange/exports/prepareExport.ts';
import { totalOf } from '#server/exchange/exports/secrecyOf.ts';
import { json, many, one, run, sql } from '#server/platform/db/sql.ts';
import { delivered } from './censusOffice.ts';
import { exportDesk, features, fetched, made, refusedAs } from './exportDesk.ts';

const { app, people, place, close } = await exportDesk();
const { minzheng, yanchi, jiexian, shenji, waiye } = people;
afterAll(close);
const purpose = '测试';
const Id = z.object({ id: z.string() });

beforeAll(async () => {
  const restricted = { secrecy: '秘密', alias: ['老沙柳', '张家湾'] };
  await delivered(app, [
    { name: '沙柳湾', fields: { category: '农村居民点', ...restricted }, lonLat: [place.lon, place.lat] },
    { name: '白杨渠', fields: { category: '农村居民点', secrecy: '公开' }, lonLat: [106.9, 37.2] },
  ]);
  await delivered(app, [{ name: '花马寨', fields: { category: '农村居民点', secrecy: '公开' } }], '640323');
  await cleanUp();
});

const finding = (rule: string, messageZh: string) => ({
  ...{ rule, ruleVersion: 1, result: 'hit', class: '洋', severity: 'HUMAN', level: 'review', span: null, evidence: {} },
  ...{ clash: null, exception: null, exceptionZh: null, instrument: '', instrumentZh: '', article: '', articleZh: '' },
  ...{ message: '', messageZh, advice: null, adviceZh: null },
});

/** A campaign of the city with a candidate and a listed name in each of two counties. */
async function cleanUp(): Promise<void> {
  await run(
    app.db,
    sql`with g as (
          insert into campaign (campaign_no, title, document_no, division_code, starts_on, ends_on, state, created_by,
            handler_org_id, created_at, updated_at)
          select 'QL-1', '清理', '吴民发〔2026〕8号', '640300', '2026-03-01', '2026-12-31', 'candidates', a.id,
                 a.organisation_id, now(), now()
            from account a where a.username = 'minzheng' returning id, created_by),
        s as (
          insert into campaign_scan (campaign_id, state, rule_set_version, total, started_at, started_by)
          select id, 'done', '1', 2, now(), '民政' from g returning id, campaign_id),
        n as (
          select distinct on (left(p.division_code, 6)) n.id, n.place_id, n.name, n.pinyin_key, n.category, p.division_code
            from place_name n join place p on p.id = n.place_id
           where p.id = ${place.id} or p.division_code like '640323%' order by left(p.division_code, 6), n.id),
        f as (
          insert into campaign_candidate (campaign_id, name_id, place_id, name, pinyin_key, category, division_code, county_code,
            findings, classes, level, standing, scan_id, found_at)
          select s.campaign_id, n.id, n.place_id, n.name, n.pinyin_key, n.category, n.division_code, left(n.division_code, 6),
                 ${json([finding('NR-05', '带“洋”字'), finding('NR-07', '重名')])}, '{洋,重}', 'review', 'open', s.id, now()
            from n, s)
        insert into campaign_item (campaign_id, name_id, place_id, name, pinyin_key, category, division_code, county_code, findings,
          classes, state, listed_by, listed_at, reason, updated_at)
        select g.id, n.id, n.place_id, n.name, n.pinyin_key, n.category, n.division_code, left(n.division_code, 6), '[]', '{洋}',
               'listed', g.created_by, now(), '群众反映', now()
          from n, g`,
  );
}
const OFFICE = ['census', 'campaign-items', 'campaign-candidates'];
const LISTS: Record<string, string> = { cases: 'naming-cases', census: 'census-records' };

describe('what is exported', () => {
  it.each(['places', 'divisions', 'boundary-lines', 'markers', 'signs', 'cases', ...OFFICE])(
    '%s: what its list shows',
    async (collection) => {
      const list = LISTS[collection] ?? collection;
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
  it('has the form of a census record as it came, its label, and what is wrong with it', async () => {
    const box = [place.lon - 0.001, place.lat - 0.001, place.lon + 0.001, place.lat + 0.001];
    const wanted = { collection: 'census', selection: { bbox: box }, filter: { q: '沙柳湾' }, purpose };
    const run = await made(minzheng, wanted);
    expect(run).toMatchObject({ secrecy: 'restricted', counts: { public: 0, internal: 0, restricted: 1 } });
    expect(parse(await fetched(minzheng, run), { bom: true, columns: true })).toMatchObject([
      {
        标准名称: '沙柳湾',
        别名: '老沙柳；张家湾',
        类别名称: '农村居民点',
        密级: '涉密',
        办理状态: '待审',
        已核查: '是',
      },
    ]);
    const found = await features(minzheng, { collection: 'census', filter: { county: '640323' } });
    expect(found).toMatchObject([{ properties: { standard_name: '花马寨', secrecy: 'public' }, geometry: null }]);
  });

  it('says what a scan found and why a name was listed', async () => {
    const selection = { ids: [place.id] };
    const asked = { collection: 'campaign-candidates', selection, filter: { class: '重' }, purpose };
    expect(parse(await fetched(minzheng, await made(minzheng, asked)), { bom: true, columns: true })).toMatchObject([
      {
        名称: place.name,
        问题类型: '洋、重',
        命中规则: 'NR-05、NR-07',
        检查说明: '带“洋”字；重名',
        研判: '待研判',
        密级: '内部',
      },
    ]);
    expect(await features(minzheng, { collection: 'campaign-items', selection, purpose })).toMatchObject([
      { properties: { name: place.name, state: 'listed', reason: '群众反映' }, geometry: { type: 'Point' } },
    ]);
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

  it.each(OFFICE)('%s: only of its own county, with a purpose, and by who sees the list', async (collection) => {
    expect(await refusedAs(minzheng, { collection })).toEqual({ status: 400, pointer: '/purpose' });
    const own = await features(yanchi, { collection, purpose });
    expect(own.map(({ properties }) => String(properties.division_code).slice(0, 6))).toEqual(['640323']);
    expect(await refusedAs(yanchi, { collection, selection: { ids: [place.id] }, purpose })).toMatchObject({
      status: 409,
    });
    expect(await refusedAs(jiexian, { collection, purpose })).toMatchObject({ status: 403 });
    // Of what is for everybody, as the command line without a user gives, nothing is one of these.
    const actor = await findActor(
      app.db,
      (await one(app.db, Id, sql`select id from account where username = 'minzheng'`)).id,
    );
    if (!actor) throw new Error('no minzheng');
    const request = ExportRequest.parse({ collection, format: 'csv' });
    const everybody = { actor, today: '2026-03-02', now: app.deps.now(), publicOnly: true };
    expect(totalOf((await prepareExport(app.db, request, everybody)).counts)).toBe(0);
  });

  it('takes the permission to export and that of the list', async () => {
    expect(await refusedAs(waiye, {})).toMatchObject({ status: 403 });
    expect(await refusedAs(shenji, {})).toMatchObject({ status: 403 });
    expect(await refusedAs(jiexian, { collection: 'cases', purpose })).toMatchObject({ status: 403 });
  });

  it('of what is for everybody names no file of an office', async () => {
    const source = `台账.csv（sha256 ${'a'.repeat(64)}，2026-03-02）`;
    await run(
      app.db,
      sql`update place set source = ${source}, position_source = '导入文件 台账.csv' where id = ${place.id}`,
    );
    const { id } = await one(app.db, Id, sql`select id from account where username = 'minzheng'`);
    const actor = await findActor(app.db, id);
    if (!actor) throw new Error('no minzheng');
    const request = ExportRequest.parse({ collection: 'places', format: 'csv', selection: { ids: [place.id] } });
    const told = async (publicOnly: boolean) => {
      const asking = { actor, today: '2026-03-02', now: app.deps.now(), publicOnly };
      const { collection, scope } = await prepareExport(app.db, request, asking);
      const Sources = z.object({ source: z.string(), position_source: z.string() });
      return many(app.db, Sources, collection.select(scope, request.filter, { after: undefined, limit: 1 }));
    };
    expect(await told(false)).toEqual([{ source, position_source: '导入文件 台账.csv' }]);
    expect(await told(true)).toEqual([{ source: '主管部门数据', position_source: '主管部门数据' }]);
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
