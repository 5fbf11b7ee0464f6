import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Dispute } from '#server/disputes/contract.ts';
import type { DisputeExport } from '#server/disputes/papers/paperContract.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { asBytes } from '#tests/boundaries/packageBytes.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { asJson, claimDraft, through } from './claimedLines.ts';
import { anArea, type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let dispute: Dispute;

/** What must not get out. */
const SECRETS = [
  ...['某甲村民', '滩地放牧', '机密附件', '盐池县民政经办员'],
  ...['自某点起沿某梁至某点', '某氏墓碑', '墓碑不作为依据', '增派人员巡查', '甲方主张', '第1轮', '某某签'],
];

beforeAll(async () => {
  app = await disputeOffices();
  const facts = '双方对滩地放牧范围认识不一致，某甲村民越界。';
  const about = { facts, cause: '滩地放牧', affectedPopulation: 1234, area: anArea(106.68, 37.2) };
  dispute = await registered(app.yanchi, { ...SIDES, ...about, title: '某滩地争议' });
  await app.yanchi.post(`/api/disputes/${dispute.id}/files`).attach('file', aPdf(), '机密附件.pdf').expect(200);
  for (const [side, agent, east] of [
    ['a', app.yanchi, -0.03],
    ['b', app.tongxin, 0.03],
  ] as const) {
    const line = await asJson(app.db, through([[0.2], [0.5, east, east], [0.8]], SIDES.sideA, SIDES.sideB));
    await agent.post(`/api/disputes/${dispute.id}/claims`).send(claimDraft(side, line)).expect(201);
  }
  const grave = { part: 'b', kind: 'tombstone', title: '某氏墓碑', issuer: '某村', dated: '1890', form: 'copy' };
  const { id: evidence } = (await app.tongxin.post(`/api/disputes/${dispute.id}/evidence`).send(grave).expect(201))
    .body;
  await app.jiexian
    .post(`/api/disputes/${dispute.id}/evidence/${evidence}/rulings`)
    .set('If-Match', '"1"')
    .send({ class: 'EXCLUDED', reason: '墓碑不作为依据' })
    .expect(200);
  const measure = { part: 'a', takenOn: '2026-02-01', takenBy: '某乡人民政府', what: '增派人员巡查滩地' };
  await app.yanchi.post(`/api/disputes/${dispute.id}/interim/measures`).send(measure).expect(201);
  const { id: fileId } = (await app.tongxin.get(`/api/disputes/${dispute.id}/files`).expect(200)).body.items[0];
  await run(
    app.db,
    sql`insert into dispute_settlement (dispute_id, kind, title, number, settled_on, signatures, course, course_text, effective_on,
          changes_affiliation, file_id, recorded_by, organisation, recorded_at)
        values (${dispute.id}, 'decision', '关于某滩地争议的决定', '吴政发〔2026〕7号', '2026-05-01', '[{"party": "handler", "name": "某某签", "post": null}]',
          st_geomfromtext('LINESTRING(106.68 37.2, 106.7 37.22)', 4490), '自某点起，沿分水岭向东至某点止。', '2026-05-01', false, ${fileId},
          '测试', '吴忠市民政局', now())`,
  );
});
afterAll(() => app.close());

// Where releases are judged, absence is a failure and never a silent skip.
const hasPoppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return process.env.DIMING_CI === '1';
  }
})();
const pdfText = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).replaceAll(/\s/g, '');

const at = (path: string): string => `/api/disputes/${dispute.id}${path}`;
async function bytesOf(path: string): Promise<Uint8Array> {
  const { body, status } = await asBytes(app.jiexian.get(at(path)));
  expect(status, Buffer.isBuffer(body) ? body.toString().slice(0, 300) : '').toBe(200);
  return new Uint8Array(body);
}
const make = async (kind: string): Promise<DisputeExport> =>
  (await app.jiexian.post(at('/exports')).send({ kind }).expect(200)).body;

it.skipIf(!hasPoppler)(
  'the whole file is one PDF: every section that holds something, the map, the mark and page numbers',
  async () => {
    const text = pdfText(await bytesOf('/dossier.pdf'));
    for (const part of [
      ...[
        '行政区域边界争议卷宗',
        '某滩地争议',
        '盐池县人民政府',
        '同心县人民政府',
        '第十二条',
        '吴忠市人民政府',
        '公顷',
      ],
      ...[
        '吴政发〔2026〕7号',
        '沿分水岭向东',
        '机密附件.pdf',
        '争议区域示意图',
        '争议区域',
        '协议（决定）界线',
        ...SECRETS,
      ],
    ])
      expect(text, part).toContain(part);
    const pages = text.match(/—\d+—/g)?.length ?? 0;
    // The notes of the map say it once more.
    expect(text.match(/内部资料/g)?.length).toBe(pages + 1);
    expect(text).toMatch(/—3—/);
  },
);

describe('the archive package', () => {
  it('holds the PDF, every paper, lists and shapes, each with its hash, and says what is missing', async () => {
    const made = await make('archive');
    const bytes = await bytesOf(`/exports/${made.id}`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256);
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual(
      [
        ...[
          '争议卷宗.pdf',
          '办理过程.xlsx',
          '卷内文件目录.xlsx',
          '图形/争议区域.geojson',
          '图形/双方主张线.geojson',
          '图形/协议或决定走向.geojson',
        ],
        ...['文件/001-甲方-机密附件.pdf', '清单.json'],
      ].sort(),
    );
    const manifest = JSON.parse(strFromU8(files['清单.json'] ?? new Uint8Array()));
    for (const { path, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(files[path] ?? new Uint8Array())
          .digest('hex'),
        path,
      ).toBe(sha256);
    expect(manifest.missing).toContain('双方盖章的实地勘测图');
    const area = JSON.parse(strFromU8(files['图形/争议区域.geojson'] ?? new Uint8Array()));
    expect(area.features[0].geometry).toMatchObject({ type: 'MultiPolygon' });
  });

  it('is on record with its hash, and proved by the chain', async () => {
    const { items } = (await app.tongxin.get(at('/exports')).expect(200)).body;
    expect(items).toMatchObject([{ kind: 'archive', organisation: '吴忠市民政局', manifest: { disputeVersion: 1 } }]);
    const step = await one(
      app.db,
      z.object({ sha256: z.string() }),
      sql`select after ->> 'sha256' as sha256 from dispute_step where dispute_id = ${dispute.id} and act = 'makeExport'`,
    );
    expect(step.sha256).toBe(items[0].sha256);
    await app.shizhengfu.post(at('/exports')).send({ kind: 'archive' }).expect(403);
  });
});

describe.skipIf(!hasPoppler)('a redacted version', () => {
  it.each(['public', 'notice'])('for %s holds nothing of what its rules keep back, in no byte', async (kind) => {
    const made = await make(kind);
    const bytes = await bytesOf(`/exports/${made.id}`);
    const text = pdfText(bytes);
    for (const secret of SECRETS) expect(text, secret).not.toContain(secret);
    expect(text).not.toContain('1234');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('disputes/');
    for (const shown of [
      '某滩地争议',
      '盐池县人民政府',
      '吴政发〔2026〕7号',
      '沿分水岭向东',
      '〔不予公开〕',
      '第十四条',
    ])
      expect(text, shown).toContain(shown);
    expect(text.includes('公顷')).toBe(kind === 'notice');
    expect(text).not.toContain('争议区域示意图');
  });

  it('is shown before it is made: what is kept back, rule by rule', async () => {
    const { items } = (await app.jiexian.get(at('/disclosure')).query({ level: 'public' }).expect(200)).body;
    const of = (name: string) => items.find(({ field }: { field: string }) => field === name);
    expect(of('facts')).toMatchObject({ treatment: 'masked', verified: true, hidden: [dispute.facts, '滩地放牧'] });
    expect(of('map').hidden).toEqual(['争议区域示意图']);
    expect(of('interim').hidden.join()).toContain('增派人员巡查');
    expect(of('papers').hidden.join()).toContain('机密附件.pdf');
    expect(of('title')).toMatchObject({ treatment: 'shown', hidden: [] });
  });

  it('follows the rows: a field without a rule stays inside', async () => {
    await run(app.db, sql`update dispute_disclosure_rule set valid = '[2019-05-15,2020-01-01)' where field = 'course'`);
    const text = pdfText(await bytesOf(`/exports/${(await make('public')).id}`));
    expect(text).not.toContain('沿分水岭向东');
  });
});
