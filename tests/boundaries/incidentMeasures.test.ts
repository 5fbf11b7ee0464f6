import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '#server/boundaries/incidents/incidentContract.ts';
import { faultOf, incidentOffice, post, told, visit } from '#tests/boundaries/incidentOffice.ts';
import { ARCHIVE, act, REPORT, recordItem, signOnPaper, toField } from '#tests/boundaries/inspectionOffice.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let jiexian: TestAgent;
let yanchi: TestAgent;
let waiye: TestAgent;
let lineId: string;
let markerId: string;
let office: ReturnType<typeof incidentOffice>;
const PLACE = [106.9, 37.2];
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-11-29T02:00:00.000Z');
  [jiexian, yanchi, waiye] = [await app.signIn('jiexian'), await app.signIn('yanchi'), await app.signIn('waiye')];
  const lines = await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200);
  lineId = lines.body.items.find(({ code }: { code: string }) => code === '640323-640324').id;
  const marker = { lineId, numberText: '盐同-1', kind: 'single', position: PLACE, managerSide: '640324' };
  markerId = (await jiexian.post('/api/markers').send(marker).expect(201)).body.id;
  office = incidentOffice({ jiexian, lineId });
});
afterAll(() => app.close());

describe('a damaged marker', () => {
  let incident: Incident;
  it('is known to both sides before it is looked at; each takes note by its own account or as told', async () => {
    incident = await office.report({ kind: 'marker_damaged', markerId, description: '桩身被撞断' }, yanchi);
    expect(incident.notices).toMatchObject([{ side: '640323', method: 'account' }]);
    const early = await post(jiexian, 'acts', incident, visit({ markerStatus: 'damaged' })).expect(409);
    expect(early.body).toMatchObject({ code: 'guards', missing: ['informed-b'] });
    await post(jiexian, 'notices', incident, { method: 'account' }).expect(403);
    await post(jiexian, 'notices', incident, told('640302')).expect(400);
    await post(yanchi, 'notices', incident, { method: 'account' }).expect(409);
    incident = await office.known(incident);
    expect(incident).toMatchObject({ dueOn: '2026-12-14', next: { missing: [] } });
    await post(jiexian, 'acts', { ...incident, version: 1 }, visit()).expect(412);
  });

  it('is in the state the visit found it in, and asks for what its cause asks for', async () => {
    for (const [given, code] of [
      [{ cause: 'consented' }, 'no-cause'],
      [{ responsibleSide: '640381' }, 'no-side'],
      [{ sideAPresent: null, sideBPresent: null }, 'nobody'],
      [{ on: '2026-11-19' }, 'wrong-day'],
      [{}, 'status-needed'],
    ] as const)
      expect(faultOf((await post(jiexian, 'acts', incident, visit(given)).expect(400)).body)?.code).toBe(code);
    incident = await office.verified(incident, { cause: 'wilful', markerStatus: 'damaged' });
    expect(incident.measures.map(({ rule, outcome }) => [rule.code, outcome])).toEqual([
      ...[
        ['repair', 'open'],
        ['penalty', 'open'],
        ['police', 'open'],
      ],
    ]);
    expect(incident.next).toEqual({ act: 'settle', missing: ['measure:repair', 'measure:penalty'] });
    const marker = await jiexian.get(`/api/markers/${markerId}`).expect(200);
    expect(marker.body).toMatchObject({ status: 'damaged', events: [{ type: 'observe' }] });
  });

  it('is repaired with both sides present, which is an event of the marker, or one on record', async () => {
    const event = { type: 'repair', happenedOn: '2026-11-25', sideBPresent: '李某', description: '重新浇筑桩身' };
    const repair = (given: object) => ({ proof: 'marker_event', measure: 'repair', ...given });
    const alone = await post(jiexian, 'measures', incident, repair({ event })).expect(400);
    expect(faultOf(alone.body)).toMatchObject({ pointer: '/event/sideAPresent', code: 'both-sides-present' });
    const paint = { ...event, type: 'repaint', sideAPresent: '马某' };
    expect(
      faultOf((await post(jiexian, 'measures', incident, repair({ event: paint })).expect(400)).body),
    ).toMatchObject({
      code: 'other-event',
    });
    const none = repair({ eventId: '019b0000-0000-7000-8000-000000000000' });
    expect(faultOf((await post(jiexian, 'measures', incident, none).expect(400)).body)?.code).toBe('no-event');
    expect(
      faultOf((await post(jiexian, 'measures', incident, { proof: 'waived', measure: 'repair', ground: '无' })).body),
    ).toMatchObject({ code: 'not-waivable' });
    const done = await post(
      jiexian,
      'measures',
      incident,
      repair({ event: { ...event, sideAPresent: '马某' } }),
    ).expect(200);
    incident = done.body;
    expect(incident.measures[0]).toMatchObject({ outcome: 'done', content: { event: { type: 'repair' } } });
    expect((await jiexian.get(`/api/markers/${markerId}`).expect(200)).body.status).toBe('intact');
    await post(jiexian, 'measures', incident, repair({ event: { ...event, sideAPresent: '马某' } })).expect(409);
  });

  it('is fined at most as the row says, by the side in charge', async () => {
    const fine = {
      ...{ proof: 'penalty', measure: 'penalty', document: '同民罚〔2026〕1号', on: '2026-11-26', by: '同心县民政局' },
      ...{ person: '某运输公司', fineYuan: 1000, repairCostYuan: 860, confiscated: null },
    };
    for (const [given, code] of [
      [{ fineYuan: 1001 }, 'too-much'],
      [{ repairCostYuan: null }, 'repair-cost'],
      [{ on: '2026-11-30' }, 'wrong-day'],
      [{ measure: 'discipline' }, 'no-measure'],
    ] as const)
      expect(faultOf((await post(jiexian, 'measures', incident, { ...fine, ...given }).expect(400)).body)?.code).toBe(
        code,
      );
    expect((await post(yanchi, 'measures', incident, fine).expect(403)).body.code).toBe('other-side');
    incident = (await post(jiexian, 'measures', incident, fine).expect(200)).body;
    // A typing mistake in a record on paper is put right by another record; both stay.
    incident = (await post(jiexian, 'measures', incident, { ...fine, fineYuan: 500 }).expect(200)).body;
    expect(incident.measures[1]).toMatchObject({ outcome: 'done', content: { fineYuan: 500 } });
    expect(incident.acts.filter(({ measure }) => measure === 'penalty')).toHaveLength(2);
  });

  it('is settled, archived and joins the documents of its line', async () => {
    await post(jiexian, 'acts', incident, { act: 'dismiss', ground: '无' }).expect(409);
    const settle = { act: 'settle', on: '2026-11-27', result: '已修复，处罚到位。' };
    incident = (await post(jiexian, 'acts', incident, settle).expect(200)).body;
    await post(jiexian, 'acts', incident, settle).expect(409);
    incident = (await post(jiexian, 'acts', incident, { act: 'archive', place: '同心县档案馆' }).expect(200)).body;
    expect(incident).toMatchObject({ state: 'archived', next: null });
    const { documents } = (await yanchi.get(`/api/boundary-lines/${lineId}/archive`).expect(200)).body;
    expect(documents).toMatchObject([{ kind: 'change', datedOn: '2026-11-27', title: /界桩损毁（界桩盐同-1）/ }]);
    const trail = (await (await app.signIn('shenji')).get('/api/audit').query({ subject: incident.id })).body.items;
    expect(trail.map(({ action }: { action: string }) => action).sort()).toEqual([
      ...['incidents.archive', 'incidents.inform', 'incidents.measure', 'incidents.measure', 'incidents.measure'],
      ...['incidents.report', 'incidents.settle', 'incidents.verify'],
    ]);
  });
});

describe('a river that changed', () => {
  let incident: Incident;
  it('leaves the line where it was agreed, unless the agreement says otherwise', async () => {
    incident = await office.verified(await office.report({ position: PLACE }));
    const decide = { proof: 'decision', measure: 'position', document: '双方会议纪要', on: '2026-11-24' };
    const moved = await post(jiexian, 'measures', incident, { ...decide, outcome: 'as_agreement_says' }).expect(400);
    expect(faultOf(moved.body)?.code).toBe('no-clause');
    incident = (await post(jiexian, 'measures', incident, { ...decide, outcome: 'line_stays' }).expect(200)).body;
    expect(incident).toMatchObject({ positionOutcome: 'line_stays', next: { missing: ['measure:inspection'] } });
    const agreed = await office.verified(await office.report(), { agreementClause: '第三条：以河道中心线为界' });
    const follows = { ...decide, outcome: 'as_agreement_says' };
    expect((await post(jiexian, 'measures', agreed, follows).expect(200)).body.positionOutcome).toBe(
      'as_agreement_says',
    );
  });

  it('opens a special inspection of the stretch, whose filing closes the measure', async () => {
    const opening = { proof: 'inspection', measure: 'inspection', leadingSide: '640323', plannedYear: 2026 };
    incident = (await post(jiexian, 'measures', incident, opening).expect(200)).body;
    const [opened] = incident.inspections;
    expect(incident.measures[0]).toMatchObject({ outcome: 'under_way', content: { inspectionId: opened?.id } });
    await post(jiexian, 'measures', incident, opening).expect(409);
    const field = await toField(jiexian, opened?.id ?? '');
    expect(field).toMatchObject({ kind: 'special', incidentId: incident.id, reason: /线状地物变化/ });
    for (const item of field.items) await recordItem(field, item, waiye).expect(200);
    const closed = (await act(field, jiexian, { act: 'close_field' }).expect(200)).body;
    const settled = (await act(closed, jiexian, { act: 'settle', report: REPORT }).expect(200)).body;
    const signed = await signOnPaper(jiexian, settled, ['640323', '640324']);
    const filing = { document: '吴民发〔2026〕40号', filedOn: '2026-11-29' };
    const filed = (await act(signed, jiexian, { act: 'file', filing }).expect(200)).body;
    await act(filed, jiexian, { act: 'archive', archive: ARCHIVE }).expect(200);
    const after: Incident = (await jiexian.get(`/api/boundary-incidents/${incident.id}`).expect(200)).body;
    expect(after.measures[0]).toMatchObject({ outcome: 'done', content: { document: '吴民发〔2026〕40号' } });
    expect(after.next).toEqual({ act: 'settle', missing: [] });
  });

  it('may be reported from the finding of an inspection, and from no other', async () => {
    const special = { kind: 'special', lineId, plannedYear: 2026, leadingSide: '640323', reason: '道路改线' };
    const { id } = (await jiexian.post('/api/joint-inspections').send(special).expect(201)).body;
    const field = await toField(jiexian, id);
    const stretch = field.items.find(({ section }) => section !== null);
    if (!stretch) throw new Error('No stretch');
    const from = office.draft({ itemId: stretch.id });
    expect(faultOf((await jiexian.post('/api/boundary-incidents').send(from).expect(400)).body)?.code).toBe('no-item');
    const defect = { result: 'defect', defectCode: 'feature_changed', deadline: '2026-12-20', note: '桩1以东' };
    await recordItem(field, stretch, waiye, { ...defect, position: PLACE }).expect(200);
    const found = await office.report({ itemId: stretch.id });
    expect(found).toMatchObject({ position: PLACE, item: { inspectionId: id, no: stretch.no } });
    const inspected = (await jiexian.get(`/api/joint-inspections/${id}`).expect(200)).body;
    expect(inspected.items.find((item: { id: string }) => item.id === stretch.id).incidentIds).toEqual([found.id]);
  });
});
