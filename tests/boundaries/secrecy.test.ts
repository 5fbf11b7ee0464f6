import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addOrganisation } from '#server/accounts/addOrganisation.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { aLineDraft } from '#tests/boundaries/aLineDraft.ts';
import { anEdition } from '#tests/boundaries/anEdition.ts';
import { type Ids, readerAt, secretsAt, sweptPaths } from '#tests/boundaries/secretSweep.ts';
import { type PublicServer, publicServer } from '#tests/public/publicServer.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

/** 红寺堡—盐池: both sides in Wuzhong, and 640303, 640323 are two of its five counties. */
const CODE = '640303-640323';
const READERS = ['visitor', 'other division', 'side', 'above both sides', 'cleared', 'auditor'] as const;

let server: PublicServer;
let readers: Record<(typeof READERS)[number], TestAgent>;
let ids: Ids;
/** What a reply must not hold: ids and numbers, a point of the course, the outlines that show it. */
let secrets: string[];
/** Where a reader found something before the line was restricted. */
const seen = new Map<string, string[]>();

beforeAll(async () => {
  server = await publicServer({ sample: true });
  await officeOf('640381');
  const [jiexian, juzhang] = [await readerAt(server, 'jiexian'), await readerAt(server, 'juzhang')];
  readers = {
    ...{
      visitor: await readerAt(server),
      'other division': await readerAt(server, 'qingtongxia'),
      side: await readerAt(server, 'yanchi'),
    },
    ...{ 'above both sides': jiexian, cleared: juzhang, auditor: await readerAt(server, 'shenji') },
  };
  await makeRecords(jiexian);
  for (const path of sweptPaths(ids)) seen.set(path, await found('side', path));
  const { version } = (await jiexian.get(`/api/boundary-lines/${ids['boundary-line']}`).expect(200)).body;
  await juzhang
    .post(`/api/boundary-lines/${ids['boundary-line']}/classify`)
    .set('If-Match', `"${version}"`)
    .send({ secrecy: 'restricted', ground: '测试', mapReviewNumber: null })
    .expect(200);
  // A marker of its own, on a line that others read.
  await run(server.db, sql`update boundary_marker set secrecy = 'restricted' where number_text = '密点-9'`);
  // Tiles ask whether anything changed at most once a second.
  await pause(1_100);
});
afterAll(() => server.close());

/** A handler of another county, as the sample has one of Yanchi. */
async function officeOf(code: string): Promise<void> {
  const office = {
    code: `minzheng-${code}`,
    name: '青铜峡市民政局',
    kind: 'civil_affairs' as const,
    divisionCode: code,
  };
  await addOrganisation(server.db, office, { by: SYSTEM, at: server.deps.now() });
  await run(
    server.db,
    sql`insert into account (username, display_name, organisation_id, password_hash, demonstration, created_at)
        select 'qingtongxia', '青铜峡市民政经办员', o.id, a.password_hash, true, now()
          from account a, organisation o where a.username = 'yanchi' and o.code = 'minzheng-' || ${code}`,
  );
  await run(
    server.db,
    sql`insert into account_role (account_id, role) select n.id, r.role from account n, account y
          join account_role r on r.account_id = y.id where n.username = 'qingtongxia' and y.username = 'yanchi'`,
  );
}

const Point = z.object({ lon: z.number(), lat: z.number() });

async function makeRecords(jiexian: TestAgent): Promise<void> {
  const lines = (await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200)).body.items;
  const lineId: string = lines.find(({ code }: { code: string }) => code === CODE).id;
  const marker = { lineId, numberText: '密桩-7', kind: 'single', position: [106.5, 37.7] };
  const [elsewhere] = lines.filter(({ code }: { code: string }) => code === '640302-640381');
  await jiexian
    .post('/api/markers')
    .send({ ...marker, lineId: elsewhere.id, numberText: '密点-9' })
    .expect(201);
  const markerId = (await jiexian.post('/api/markers').send(marker).expect(201)).body.id;
  const special = { kind: 'special', lineId, plannedYear: 2026, leadingSide: '640303', reason: '密线改道' };
  const inspection = (await jiexian.post('/api/joint-inspections').send(special).expect(201)).body.id;
  const file = (
    await jiexian.post(`/api/boundary-lines/${lineId}/files`).attach('file', aPdf(), '密线.pdf').expect(200)
  ).body.id;
  const paper = { kind: 'notice', title: '密线通知', number: null, issuer: '某厅', datedOn: '2025-01-01' };
  await jiexian
    .post(`/api/boundary-lines/${lineId}/documents`)
    .send({ ...paper, agreementId: null, fileId: file })
    .expect(201);
  const wrong = { kind: 'wrong_map', lineId, foundOn: '2026-03-01', description: '密线画错' };
  const incident = (await jiexian.post('/api/boundary-incidents').send(wrong).expect(201)).body.id;
  const draft = await aLineDraft(jiexian, lineId);
  const stored = { division: '640300', level: 'county' };
  const check = (await jiexian.post('/api/topology-checks/stored').send(stored).expect(201)).body.id;
  await server.deps.jobs.runDue();
  ids = {
    ...{ 'boundary-line-record': lineId, 'boundary-line-record fileId': file },
    ...{
      'boundary-line': lineId,
      'boundary-line fileId': file,
      'boundary-marker': markerId,
      'joint-inspection': inspection,
    },
    ...{
      'boundary-line-draft': draft,
      'boundary-incident': incident,
      'topology-check': check,
      'topology-check position': '1',
    },
  };
  const point = await one(
    server.db,
    Point,
    sql`select st_x(p) as lon, st_y(p) as lat from (select st_pointn(c.geom, 2) as p from boundary_arc c join boundary_line_arc m
          on m.arc_id = c.id where m.line_id = ${lineId} order by st_npoints(c.geom) desc limit 1) q`,
  );
  secrets = [
    ...[lineId, markerId, inspection, draft, '密桩-7', '密点-9', '密线', `[${String(point.lon).slice(0, 10)}`],
    ...['outline 640303 ', 'outline 640323 ', 'outline 640303-640323 '],
  ];
}

const found = (reader: (typeof READERS)[number], path: string): Promise<string[]> =>
  secretsAt(readers[reader], path, secrets);

describe('a restricted line', () => {
  it('was read by an officer of its side before: lists, records, papers, outlines, tiles', () => {
    const where = [...seen]
      .filter(([, what]) => what.length > 0)
      .map(([path]) => path.replaceAll(/[0-9a-f-]{36}/g, ':id'));
    expect(where.sort()).toMatchInlineSnapshot(`
      [
        "/api/boundary-incidents/:id",
        "/api/boundary-incidents?limit=200",
        "/api/boundary-lines/:id",
        "/api/boundary-lines/:id/archive",
        "/api/boundary-lines/:id/course",
        "/api/boundary-lines/:id/drafts",
        "/api/boundary-lines/:id/surroundings",
        "/api/boundary-lines?limit=200",
        "/api/boundary-map/lines?limit=200",
        "/api/division-changes/areas?from=2020-01-01&to=2026-01-01",
        "/api/division-outlines?level=county",
        "/api/division-outlines?level=township",
        "/api/inspection-calendar",
        "/api/inspection-plan-proposal",
        "/api/joint-inspections/:id",
        "/api/joint-inspections/:id/report.docx",
        "/api/joint-inspections?limit=200",
        "/api/marker-tables/file.xlsx",
        "/api/markers/:id",
        "/api/markers?limit=200",
        "/api/office-tiles/divisions.mvt?z=6&x=50&y=24",
        "/tiles/boundary-lines/6/50/24.mvt",
        "/tiles/divisions/6/50/24.mvt",
      ]
    `);
  });

  it.each(READERS)('tells %s nothing, by no address', async (reader) => {
    const told: [string, string[]][] = [];
    for (const path of sweptPaths(ids)) {
      const what = await found(reader, path);
      if (what.length > 0) told.push([path.replaceAll(/[0-9a-f-]{36}/g, ':id'), what]);
    }
    expect(told).toEqual(ALLOWED[reader]?.() ?? []);
  });
});

/** The head who decides on it sees that it exists, to make it internal again; the auditor, that something was done. */
const ALLOWED: Partial<Record<(typeof READERS)[number], () => [string, unknown[]][]>> = {
  cleared: () => [
    ['/api/restricted-markers', ['密点-9']],
    ['/api/restricted-boundary-lines', [ids['boundary-line']]],
  ],
  auditor: () => [
    [
      '/api/audit?limit=200',
      [ids['boundary-line'], ids['boundary-marker'], ids['joint-inspection'], ids['boundary-line-draft']],
    ],
  ],
};

describe('a public map', () => {
  const outlines = async (reader: TestAgent) =>
    (await reader.get('/api/division-outlines').query({ level: 'county' }).expect(200)).body.features;
  const codes = async (reader: TestAgent) => (await outlines(reader)).map(({ id }: { id: string }) => id);
  const page = async (): Promise<string> => {
    const streets = { division: '640302', category: 'street' };
    const { items } = (await readers['above both sides'].get('/api/places').query(streets).expect(200)).body;
    return (await readers.visitor.get(`/places/${items[0].id}`).expect(200)).text;
  };
  const classify = (secrecy: string, number: string | null) =>
    run(
      server.db,
      sql`update boundary_line set secrecy = ${secrecy}, map_review_number = ${number}, updated_at = now()
           where upper_inf(valid) and '640302' in (side_a, side_b)`,
    );

  it('of sample data says that it has no review number', async () => {
    expect(await codes(readers.visitor)).toEqual(['640302', '640324', '640381']);
    const described = await readers.visitor.get('/tiles/divisions.json').expect(200);
    expect(described.body.attribution).toContain('演示数据，无审图号');
    expect((await page()).match(/演示数据，无审图号/g)?.length).toBeGreaterThan(1);
  });

  it('draws no outline where no reviewed edition covers it, and says so; the office goes on seeing them', async () => {
    const { items } = (await readers.cleared.get('/api/public-map-editions').expect(200)).body;
    const address = `/api/public-map-editions/${items[0].id}/withdrawal`;
    await readers['above both sides'].post(address).send({ ground: '测试' }).expect(403);
    await readers.cleared.post(address).send({ ground: '测试' }).expect(200);
    expect(await codes(readers.visitor)).toEqual([]);
    expect(await codes(readers.side)).toEqual(['640302', '640324', '640381']);
    const shown = await page();
    expect(shown).toContain('图上不绘行政区域界线');
    expect(shown).toContain('利通区');
    await pause(1_100);
    expect((await readers.visitor.get('/tiles/divisions/6/50/24.mvt')).status).toBe(204);
    expect((await readers.visitor.get('/tiles/division-labels/6/50/24.mvt')).status).toBe(200);
  });

  it('draws an outline as it was reviewed, with its number, as long as all its lines are cleared', async () => {
    const enter = (over: object) => readers.cleared.post('/api/public-map-editions').send(anEdition(over));
    expect((await enter({ area: '640100' }).expect(400)).body.errors[0].pointer).toBe('/area');
    expect((await enter({ reviewedOn: '9000-01-01' }).expect(400)).body.errors[0].pointer).toBe('/reviewedOn');
    expect((await enter({}).expect(201)).body).toMatchObject({ outlines: 1, shown: 0 });
    expect(await codes(readers.visitor)).toEqual([]);
    await classify('public', '测S（2026）000号');
    const [reviewed] = await outlines(readers.visitor);
    expect(reviewed.id).toBe('640302');
    expect((await page()).match(/审图号：测S（2026）000号/g)?.length).toBeGreaterThan(1);
    // What is drawn anew later waits for its own review.
    await run(server.db, sql`update division set geom = st_translate(geom, 0.01, 0) where code = '640302'`);
    expect((await outlines(readers.visitor))[0].geometry).toEqual(reviewed.geometry);
    const ours = (await outlines(readers.side)).find(({ id }: { id: string }) => id === '640302');
    expect(ours.geometry).not.toEqual(reviewed.geometry);
    await classify('internal', null);
    expect(await codes(readers.visitor)).toEqual([]);
  });
});
