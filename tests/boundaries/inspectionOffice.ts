import { expect } from 'vitest';
import type { CalendarRow, Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { aPhoto } from '#tests/boundaries/aPhoto.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

interface Current {
  id: string;
  version: number;
}

/** The calendar of an office, every page of it. */
export async function calendar(agent: TestAgent, query: object = {}): Promise<CalendarRow[]> {
  const { body } = await agent
    .get('/api/inspection-calendar')
    .query({ limit: 200, ...query })
    .expect(200);
  expect(body.next).toBeNull();
  return body.items;
}

export const readInspection = async (agent: TestAgent, id: string): Promise<Inspection> =>
  (await agent.get(`/api/joint-inspections/${id}`).expect(200)).body;

/** An act of an inspection at the version given; the status is the caller's to expect. */
export const act = ({ id, version }: Current, agent: TestAgent, body: object) =>
  agent.post(`/api/joint-inspections/${id}/acts`).set('If-Match', `"${version}"`).send(body);

export const sign = ({ id, version }: Current, agent: TestAgent, body: object) =>
  agent.post(`/api/joint-inspections/${id}/signatures`).set('If-Match', `"${version}"`).send(body);

export const REPORT = {
  implementation: '双方均按协议执行。',
  markers: '界桩管理到位。',
  features: '沿线地物地貌无变化。',
  crossing: '无未经同意的跨界生产建设。',
};

/** From planned to the field: inspectors of both sides, the desk part, the items. */
export async function toField(agent: TestAgent, id: string): Promise<Inspection> {
  const found = await readInspection(agent, id);
  const { plannedYear, leadingSide } = found;
  const people = { inspectorsA: '马某、王某', inspectorsB: '李某、杨某', deskResult: '协议书附图与走向说明一致。' };
  const prepared = await agent
    .put(`/api/joint-inspections/${id}`)
    .set('If-Match', `"${found.version}"`)
    .send({ plannedYear, leadingSide, ...people })
    .expect(200);
  const desk = await act(prepared.body, agent, { act: 'start_desk' }).expect(200);
  return (await act(desk.body, agent, { act: 'start_field' }).expect(200)).body;
}

/** Records an item that is as agreed, with what else is given, by a field account. */
export const recordItem = (inspection: Current, item: Current, agent: TestAgent, body: object = {}) =>
  agent
    .put(`/api/joint-inspections/${inspection.id}/items/${item.id}`)
    .set('If-Match', `"${item.version}"`)
    .send({ result: 'as_agreed', inspectorA: '马某', inspectorB: '李某', ...body });

/** Signs for both sides as on paper, with the scan on file. */
export async function signOnPaper(agent: TestAgent, inspection: Inspection, sides: readonly string[]) {
  let current: Inspection = inspection;
  const scan = await agent
    .post(`/api/joint-inspections/${inspection.id}/files/document`)
    .attach('file', aPhoto(), '签字页.png')
    .expect(200);
  for (const side of sides) {
    const paper = { method: 'recorded', side, signer: '局长', office: `${side}民政局`, fileId: scan.body.id };
    current = (await sign(current, agent, { ...paper, signedOn: '2026-11-20' }).expect(200)).body;
  }
  return current;
}

export const ARCHIVE = {
  ...{ sets: 3, place: '县、市、自治区民政部门' },
  papers: ['plan', 'minutes', 'field_records', 'report', 'tables', 'photos'],
};

/** The whole of one inspection in which nothing is found. */
export async function carriedOut(
  id: string,
  sides: readonly string[],
  { jiexian, waiye }: Record<'jiexian' | 'waiye', TestAgent>,
): Promise<Inspection> {
  const field = await toField(jiexian, id);
  for (const item of field.items) await recordItem(field, item, waiye).expect(200);
  const closed = (await act(field, jiexian, { act: 'close_field' }).expect(200)).body;
  const settled = (await act(closed, jiexian, { act: 'settle', report: REPORT }).expect(200)).body;
  const signed = await signOnPaper(jiexian, settled, sides);
  const filing = { document: '吴民发〔2026〕31号', filedOn: '2026-11-29' };
  const filed = (await act(signed, jiexian, { act: 'file', filing }).expect(200)).body;
  return (await act(filed, jiexian, { act: 'archive', archive: ARCHIVE }).expect(200)).body;
}
