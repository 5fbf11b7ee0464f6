import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CalendarRow, Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { importCommand } from '#server/exchange/importCommand.ts';
import { aPhoto } from '#tests/boundaries/aPhoto.ts';
import {
  ARCHIVE,
  act,
  calendar,
  carriedOut,
  REPORT,
  readInspection,
  recordItem,
  sign,
  signOnPaper,
  toField,
} from '#tests/boundaries/inspectionOffice.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const REAL = new URL('../../../shared/data/geo/boundaries/', import.meta.url);
let app: TestApp;
let jiexian: TestAgent;
let yanchi: TestAgent;
let waiye: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-11-29T02:00:00.000Z');
  [jiexian, yanchi, waiye] = [await app.signIn('jiexian'), await app.signIn('yanchi'), await app.signIn('waiye')];
});
afterAll(() => app.close());

const rowOf = async (code: string): Promise<CalendarRow> => {
  const row = (await calendar(jiexian, { level: 'county' })).find((one) => one.code === code);
  if (!row) throw new Error(`No line ${code}`);
  return row;
};
const planOf = (rows: readonly CalendarRow[], year: number) => ({
  items: rows.map(({ lineId, sideA }) => ({ lineId, year, leadingSide: sideA.code })),
});
const codesOf = (body: { errors: { code: string }[] }) => body.errors.map(({ code }) => code);

describe('the calendar', () => {
  it('counts the cycle from the last inspection on record, and says so by the rows of the law', async () => {
    const { lineId } = await rowOf('640302-640303');
    expect(await rowOf('640302-640303')).toMatchObject({ lastCompletedOn: null, nextDueOn: null, light: 'unknown' });
    const earlier = { kind: 'earlier', lineId, completedOn: '2022-01-31', reason: '2022年联合检查报告' };
    await jiexian.post('/api/joint-inspections').send(earlier).expect(201);
    expect(await rowOf('640302-640303')).toMatchObject({ nextDueOn: '2027-01-31', light: 'due_3' });
    const future = await jiexian.post('/api/joint-inspections').send({ ...earlier, completedOn: '2027-01-01' });
    expect([future.status, codesOf(future.body)]).toEqual([400, ['in-future']]);
    const rules = (await jiexian.get('/api/inspection-rules').expect(200)).body.items;
    expect(rules.find(({ id }: { id: string }) => id === 'cycle')).toMatchObject({ months: 60, verified: true });
    expect(rules.find(({ id }: { id: string }) => id === 'plan')).toMatchObject({
      dueOn: '2026-05-15',
      verified: false,
    });
  });

  it('is for the divisions on either side', async () => {
    expect((await calendar(yanchi, { level: 'county' })).map(({ code }) => code)).toEqual([
      '640303-640323',
      '640323-640324',
    ]);
    const foreign = planOf([await rowOf('640302-640303')], 2027);
    await yanchi.post('/api/inspection-plans').send(foreign).expect(404);
    await waiye.post('/api/inspection-plans').send(foreign).expect(403);
  });

  it('plans lines, and moves those that are only planned', async () => {
    const rows = [await rowOf('640302-640303'), await rowOf('640323-640324')];
    const save = (year: number) => jiexian.post('/api/inspection-plans').send(planOf(rows, year));
    expect((await save(2027).expect(200)).body).toEqual({ planned: 2, moved: 0 });
    expect((await save(2028).expect(200)).body).toEqual({ planned: 0, moved: 2 });
    expect((await save(2027).expect(200)).body).toEqual({ planned: 0, moved: 2 });
    const bad = { items: [{ lineId: rows[0]?.lineId, year: 2027, leadingSide: '640381' }] };
    expect(codesOf((await jiexian.post('/api/inspection-plans').send(bad).expect(400)).body)).toEqual(['no-side']);
    await jiexian
      .get('/api/inspection-plans/file.xlsx')
      .expect(200)
      .expect('content-type', /spreadsheetml/);
  });
});

describe('one inspection', () => {
  let inspection: Inspection;
  it('goes to the field with every marker of its line, then its stretches', async () => {
    const { lineId, open } = await rowOf('640323-640324');
    const marker = { lineId, numberText: '盐同-1', kind: 'single', position: [106.9, 37.2] };
    await jiexian.post('/api/markers').send(marker).expect(201);
    const early = await act({ id: open?.id ?? '', version: open?.version ?? 0 }, jiexian, {
      act: 'start_desk',
    }).expect(409);
    expect(early.body).toMatchObject({ code: 'guards', missing: ['inspectors-a', 'inspectors-b'] });
    inspection = await toField(jiexian, open?.id ?? '');
    expect(inspection.items[0]).toMatchObject({ no: 1, marker: { numberText: '盐同-1' } });
    expect(inspection.items.at(-1)).toMatchObject({ marker: null, section: expect.stringContaining('盐池县—同心县') });
  });

  it('takes results and photos of a field account, and no others', async () => {
    const [marker, ...stretches] = inspection.items;
    if (!marker) throw new Error('No item');
    const nameless = await recordItem(inspection, marker, waiye, { inspectorB: undefined });
    expect(nameless.status).toBe(400);
    const defect = { result: 'defect', defectCode: 'damaged', deadline: '2026-12-20', note: '桩身断裂' };
    await recordItem(inspection, marker, waiye, { ...defect, deadline: undefined }).expect(400);
    await recordItem(inspection, marker, waiye, { ...defect, defectCode: 'crossing' }).expect(400);
    const place = { position: [106.9, 37.2], accuracyMetres: 3.5 };
    await recordItem(inspection, marker, waiye, { ...defect, ...place }).expect(200);
    await recordItem(inspection, marker, waiye, defect).expect(412);
    const photos = `/api/joint-inspections/${inspection.id}/items/${marker.id}/photos`;
    const photo = await waiye.post(photos).attach('file', aPhoto(), '现场.png').expect(200);
    await waiye.get(`/api/joint-inspections/${inspection.id}/files/${photo.body.id}`).expect(200);
    const early = await act(inspection, jiexian, { act: 'close_field' }).expect(409);
    expect(early.body.missing).toEqual(['unchecked-items']);
    await (await app.signIn('shenji')).get(`/api/joint-inspections/${inspection.id}`).expect(200);
    for (const stretch of stretches) await recordItem(inspection, stretch, waiye).expect(200);
    await act(inspection, waiye, { act: 'close_field' }).expect(403);
    inspection = (await act(inspection, jiexian, { act: 'close_field' }).expect(200)).body;
    expect(inspection.state).toBe('findings_open');
    const found = await jiexian.get(`/api/markers/${marker.marker?.id}`).expect(200);
    expect(found.body).toMatchObject({ status: 'damaged', events: [{ type: 'observe', description: /桩身断裂/ }] });
  });

  it('closes a damaged marker only when it was repaired with both sides present', async () => {
    const [item] = (await readInspection(jiexian, inspection.id)).items;
    if (!item?.marker) throw new Error('No marker');
    const close = () =>
      jiexian
        .post(`/api/joint-inspections/${inspection.id}/items/${item.id}/closing`)
        .set('If-Match', `"${item.version}"`)
        .send({ closedOn: '2026-11-28', closingNote: '已修复' });
    expect((await close().expect(409)).body.code).toBe('marker-not-restored');
    const marker = (await jiexian.get(`/api/markers/${item.marker.id}`).expect(200)).body;
    await jiexian
      .post(`/api/markers/${marker.id}/events`)
      .set('If-Match', `"${marker.version}"`)
      .send({
        type: 'repair',
        happenedOn: '2026-11-28',
        sideAPresent: '马某',
        sideBPresent: '李某',
        description: '修复',
      })
      .expect(200);
    await act(await readInspection(jiexian, inspection.id), jiexian, { act: 'settle', report: REPORT }).expect(409);
    await close().expect(200);
    const settled = await act(await readInspection(jiexian, inspection.id), jiexian, { act: 'settle', report: REPORT });
    expect(settled.body).toMatchObject({ state: 'remedied', next: { act: 'sign', missing: ['both-signatures'] } });
    inspection = settled.body;
  });

  it('is signed by an account of a side, never by its superior, or on paper with the scan on file', async () => {
    expect((await sign(inspection, jiexian, { method: 'account' }).expect(403)).body.code).toBe('no-side');
    const one = (await sign(inspection, yanchi, { method: 'account' }).expect(200)).body;
    expect(one).toMatchObject({ state: 'remedied', signatures: [{ side: '640323', office: '盐池县民政局' }] });
    await sign(one, yanchi, { method: 'account' }).expect(409);
    const noScan = { method: 'recorded', side: '640324', signer: '乙', office: '同心县民政局', signedOn: '2026-11-20' };
    await sign(one, jiexian, { ...noScan, fileId: inspection.id }).expect(400);
    inspection = await signOnPaper(jiexian, one, ['640324']);
    expect(inspection).toMatchObject({ state: 'joint_report_signed', completedOn: '2026-11-29' });
  });

  it('is filed with the approver of the line, archived, and begins the cycle anew', async () => {
    const file = (filedOn: string) =>
      act(inspection, jiexian, { act: 'file', filing: { document: '吴民发〔2026〕30号', filedOn } });
    await file('2026-11-01').expect(400);
    const filed = (await file('2026-11-29').expect(200)).body;
    expect(filed.filing).toMatchObject({ filedWith: '宁夏回族自治区人民政府' });
    const archived = (await act(filed, jiexian, { act: 'archive', archive: ARCHIVE }).expect(200)).body;
    expect(archived).toMatchObject({ state: 'archived', next: null });
    expect(await rowOf('640323-640324')).toMatchObject({
      ...{ lastCompletedOn: '2026-11-29', nextDueOn: '2031-11-29', light: 'later', open: null },
    });
    const { documents } = (await yanchi.get(`/api/boundary-lines/${archived.lineId}/archive`).expect(200)).body;
    expect(documents).toMatchObject([
      { kind: 'inspection_report', number: '吴民发〔2026〕30号', datedOn: '2026-11-29', title: /联合检查报告/ },
    ]);
    const pdf = await yanchi.get(`/api/joint-inspections/${archived.id}/report.pdf`).expect(200);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    await yanchi.get(`/api/joint-inspections/${archived.id}/report.docx`).expect(200);
    const steps = (await (await app.signIn('shenji')).get('/api/audit').query({ action: 'inspections.file' })).body
      .items;
    expect(steps[0]).toMatchObject({ subjectId: archived.id, after: { filing: { document: '吴民发〔2026〕30号' } } });
  });
});

const RealLine = z.object({
  ...{ left_or_a: z.string(), right_or_b: z.string(), name_a: z.string(), name_b: z.string() },
});
const RealLines = z.object({
  features: z.object({ properties: RealLine }).array(),
});
/** The line of two counties: that of their provinces where these differ. */
const codeOf = (a: string, b: string): string => {
  const [x, y] = a.slice(0, 2) === b.slice(0, 2) ? [a, b] : [`${a.slice(0, 2)}0000`, `${b.slice(0, 2)}0000`];
  return [x, y].sort().join('-');
};

describe.runIf(existsSync(REAL))('a five-year cycle of the real set', () => {
  let pairs: z.infer<typeof RealLine>[];
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'diming-cycle-'));
    const file = new URL('county_tianditu2024_cgcs2000.geojson', REAL).pathname;
    const io = { out: () => undefined, progress: () => undefined, input: async () => '' };
    const imported = await importCommand.run([file, '--kind', 'divisions', '--report', join(folder, 'report.json')], {
      ...io,
      withRegister: (work) => work(app.deps),
    });
    expect(imported).toBe(0);
    await rm(folder, { recursive: true });
    const text = await readFile(new URL('boundary_lines_tianditu2024.geojson', REAL), 'utf8');
    pairs = RealLines.parse(JSON.parse(text)).features.map(({ properties }) => properties);
  });

  it('is planned over five years, inspected, reported, filed and archived for all 20 lines', async () => {
    expect(pairs.length).toBe(20);
    const codes = new Set(pairs.map(({ left_or_a: a, right_or_b: b }) => codeOf(a, b)));
    const proposal = (await jiexian.get('/api/inspection-plan-proposal').query({ firstYear: 2027 }).expect(200)).body;
    const items = proposal.items
      .filter(({ row }: { row: CalendarRow }) => codes.has(row.code))
      .map(({ row, year, leadingSide }: { row: CalendarRow; year: number; leadingSide: string }) => ({
        ...{ lineId: row.lineId, year, leadingSide },
      }));
    await jiexian.post('/api/inspection-plans').send({ items }).expect(200);
    const planned = (await calendar(jiexian)).filter(({ code }) => codes.has(code));
    expect(planned.map(({ code }) => code).sort()).toEqual([...codes].sort());
    expect(new Set(planned.map(({ open }) => open?.plannedYear))).toEqual(new Set([2027, 2028, 2029, 2030, 2031]));
    const stretches: string[] = [];
    for (const { open, sideA, sideB } of planned) {
      const done = await carriedOut(open?.id ?? '', [sideA.code, sideB.code], { jiexian, waiye });
      expect(done.state).toBe('archived');
      stretches.push(...done.items.flatMap(({ section }) => section ?? []));
    }
    // The lines of three provinces hold six of the twenty; each of the twenty was inspected as a stretch of its own.
    for (const { name_a: a, name_b: b } of pairs)
      expect(
        stretches.some((text) => text.includes(`${a}—${b}`) || text.includes(`${b}—${a}`)),
        `${a}—${b}`,
      ).toBe(true);
    const after = (await calendar(jiexian)).filter(({ code }) => codes.has(code));
    expect(after.map(({ light }) => light)).toEqual(planned.map(() => 'later'));
  });
});
