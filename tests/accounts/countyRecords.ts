import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CHECK_CENSUS } from '#server/exchange/census/checkJob.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { aHandout } from '#tests/boundaries/aHandout.ts';
import { aLineDraft } from '#tests/boundaries/aLineDraft.ts';
import { anEdition } from '#tests/boundaries/anEdition.ts';
import { aDispute } from '#tests/disputes/disputeOffices.ts';
import { delivered } from '#tests/exchange/censusOffice.ts';
import { aMunicipalQuarter } from '#tests/naming/filingOffice.ts';
import { aFieldConflict, aPackage } from '#tests/signs/aFieldRecord.ts';
import { aStreet, submittedCase } from '#tests/support/aCase.ts';
import { aDelegation } from '#tests/support/aDelegation.ts';
import { aListedName } from '#tests/support/aListedName.ts';
import { aMatter, aReport } from '#tests/support/aMatter.ts';
import type { TestApp } from '#tests/support/testApp.ts';

/** One record of every sort that belongs to 利通 or to the city's offices, by what it is: their ids. */
export async function countyRecords(app: TestApp) {
  const [applicant, handler] = [await app.signIn('shenqing'), await app.signIn('minzheng')];
  const { id: caseId } = await submittedCase(applicant, aStreet());
  const places = await handler.get('/api/places').query({ category: 'street', division: '640302' }).expect(200);
  const placeId: string = places.body.items[0].id;
  const draft = { placeId, type: 'street', position: [106.2, 37.99], azimuthDegrees: 90 };
  const sign = await handler.post('/api/signs').send(draft).expect(201);
  const [fieldPackage, fieldRecord] = [await aPackage(handler), await aFieldConflict(app, sign.body.id)];
  const [campaignId, itemId] = await aListedName(app.db, handler, placeId);
  const lines = await handler.get('/api/boundary-lines').query({ division: '640381', level: 'county' }).expect(200);
  const lineId: string = lines.body.items[0].id;
  const aMarker = { lineId, numberText: '利青-1', kind: 'single', position: [106.1, 37.9] };
  const marker = await (await app.signIn('jiexian')).post('/api/markers').send(aMarker).expect(201);
  const special = { kind: 'special', lineId, plannedYear: 2026, leadingSide: '640302', reason: '河道改线' };
  const inspection = await (await app.signIn('jiexian')).post('/api/joint-inspections').send(special).expect(201);
  const happened = { kind: 'wrong_map', lineId, foundOn: '2026-03-01', description: '挂图界线画法错误' };
  const incident = await (await app.signIn('jiexian')).post('/api/boundary-incidents').send(happened).expect(201);
  const handout = await (await app.signIn('jiexian')).post('/api/boundary-handouts').send(aHandout()).expect(201);
  const edition = await (await app.signIn('juzhang')).post('/api/public-map-editions').send(anEdition()).expect(201);
  const lineDraft = await aLineDraft(await app.signIn('jiexian'), lineId);
  const move = { title: '某镇划转', change: 'affiliation', unit: '640302103', to: '640303', drafting: 'joint' };
  const dossier = await handler.post('/api/division-dossiers').send(move).expect(201);
  const dispute = await handler.post('/api/disputes').send(aDispute()).expect(201);
  const office = await handler.get('/api/session').expect(200);
  const table = Buffer.from('name\n裕民路\n');
  const batch = await handler.post('/api/name-batches').attach('file', table, '地名.csv').expect(200);
  const outlines = Buffer.from(
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}',
  );
  const upload = await handler
    .post('/api/built-up-area-uploads')
    .attach('file', outlines, '建成区.geojson')
    .expect(200);
  const square = '[[106,37],[106.1,37],[106.1,37.1],[106,37]]';
  const drawn = Buffer.from(
    `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[${square}]}}`,
  );
  const topology = await handler.post('/api/topology-checks').attach('file', drawn, '轮廓.geojson').expect(201);
  const areas = await handler.get('/api/built-up-areas').query({ division: '640302' }).expect(200);
  const [matterId, reportId] = [await aMatter(handler), await aReport(app, handler)];
  const filing = await (await app.signIn('zhujian')).post('/api/filings').send(aMunicipalQuarter()).expect(201);
  const change = { title: '增补词表', effectiveOn: '9999-12-31' };
  const { id: changeId } = (await handler.post('/api/rule-changes').send(change).expect(201)).body;
  await run(
    app.db,
    sql`insert into rule_row (kind, id, jurisdiction, valid, source, body)
        select kind, '900000:ours', '640302', valid, '测试', body from rule_row where kind = 'lexicon' limit 1`,
  );
  const authority = await handler.post('/api/authority-changes').send(aDelegation()).expect(201);
  const plates = await handler.post('/api/sign-batches').send({ title: '第一批' }).expect(201);
  const dismissal = randomUUID();
  await run(
    app.db,
    sql`insert into sign_site_dismissal (id, place_id, rule, position, reason, by, at)
        values (${dismissal}, ${placeId}, 'end', st_setsrid(st_makepoint(106.2, 37.99), 4490), '测试', '测试', now())`,
  );
  const endedName = randomUUID();
  await run(
    app.db,
    sql`insert into place_name (id, province_code, county_code, place_id, category, name, "specific", norm, specific_norm, pinyin_key,
                                pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status, valid_to)
        select ${endedName}, province_code, county_code, place_id, category, '旧街', '旧', '旧街', '旧', 'jiu jie', pinyin_tone,
               pinyin_plain, 'jj', grams, 'standard', 'former', legal_status, '2020-01-01'
          from place_name where place_id = ${placeId} and kind = 'standard' and status = 'standard'`,
  );
  const fault = { signId: sign.body.id, defectCode: 'F3', text: '牌面锈蚀' };
  const order = await handler.post('/api/sign-orders').send(fault).expect(201);
  const [signReport, signInspection] = [randomUUID(), randomUUID()];
  await run(
    app.db,
    sql`insert into sign_report (id, sign_id, kind, text, at) values (${signReport}, ${sign.body.id}, 'damaged', '牌子掉了', now())`,
  );
  await run(
    app.db,
    sql`insert into sign_inspection (id, sign_id, division_code, inspector_id, inspector, found, defects, position, accuracy_metres,
                                     readings, inspected_at, at)
        select ${signInspection}, ${sign.body.id}, '640302', id, username, 'intact', '{}', st_setsrid(st_makepoint(106.2, 37.99), 4490), 5,
               1, now(), now()
          from account where username = 'waiye'`,
  );
  const exchange = await exchangeRecords(app);
  return {
    ...exchange,
    signOrder: String(order.body.id),
    signReport,
    signInspection,
    dismissal,
    endedName,
    authority: String(authority.body.id),
    case: caseId,
    sign: String(sign.body.id),
    signBatch: String(plates.body.id),
    fieldPackage,
    fieldRecord,
    place: placeId,
    line: lineId,
    marker: String(marker.body.id),
    inspection: String(inspection.body.id),
    incident: String(incident.body.id),
    handout: String(handout.body.id),
    edition: String(edition.body.id),
    lineDraft,
    dossier: String(dossier.body.id),
    dispute: String(dispute.body.id),
    campaign: campaignId,
    item: itemId,
    change: String(changeId),
    matter: matterId,
    report: reportId,
    batch: String(batch.body.id),
    topology: String(topology.body.id),
    builtUpArea: String(areas.body.items[0].id),
    builtUpUpload: String(upload.body.id),
    filing: String(filing.body.id),
    organisation: String(office.body.organisation.id),
  };
}

/** What came in and goes out: an import, a record of the census, an export, a webhook and a job. */
async function exchangeRecords(app: TestApp) {
  const { staged } = await delivered(app, [{ name: '合成新村' }]);
  const [exported, webhook] = [randomUUID(), randomUUID()];
  await run(
    app.db,
    sql`insert into export_run (id, state, account_id, division_code, collection, format, request, secrecy, counts, total, created_at, updated_at)
        select ${exported}, 'waiting', id, '640302', 'places', 'csv', '{}', 'public', '{"public": 0, "internal": 0, "restricted": 0}', 0, now(), now()
          from account where username = 'minzheng'`,
  );
  await run(
    app.db,
    sql`insert into webhook (id, url, description, kinds, division_code, state, account_id, created_at, updated_at)
        select ${webhook}, 'https://example.org/', '测试', '{name.announced}', '640302', 'paused', id, now(), now()
          from account where username = 'admin'`,
  );
  const about = { subjectKind: 'import-run', subjectId: staged.id, divisionCode: '640302' };
  const job = await app.db.transaction((tx) => app.deps.jobs.send(tx, CHECK_CENSUS, {}, { about }));
  const Id = z.object({ id: z.string() });
  const census = await one(app.db, Id, sql`select id from census_record limit 1`);
  const rule = await one(app.db, Id, sql`select id from deeming_rule where jurisdiction = '31'`);
  const elsewhere = { deemingRule: rule.id };
  return { importRun: staged.id, censusRecord: census.id, exported, webhook, job: String(job), ...elsewhere };
}
