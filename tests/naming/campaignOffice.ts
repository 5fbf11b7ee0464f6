import { z } from 'zod';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import { CampaignCandidate, CampaignDetail } from '#server/naming/campaigns/campaignContract.ts';
import { ItemDetail, ItemListItem } from '#server/naming/campaigns/itemContract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { one, sql } from '#server/platform/db/sql.ts';
import { act, answer, reload } from '#tests/support/aCase.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';

/** A registered quarter with a standard name, as before the Regulations. */
export async function aRegisteredQuarter(
  app: TestApp,
  name: string,
  at: { county: string; lonLat: readonly [number, number] },
): Promise<string> {
  const {
    county,
    lonLat: [lon, lat],
  } = at;
  const box = [
    [lon, lat],
    [lon + 0.002, lat],
    [lon + 0.002, lat + 0.002],
    [lon, lat + 0.002],
    [lon, lat],
  ];
  const now = app.deps.now();
  const { id } = await one(
    app.db,
    z.object({ id: z.string() }),
    sql`insert into place (province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
        values ('640000', ${county}, 'residential_area', 'live',
          st_setsrid(st_geomfromgeojson(${JSON.stringify({ type: 'Polygon', coordinates: [box] })}), 4490), '测试', '测试',
          ${now}, ${now}) returning id`,
  );
  const spot = { placeId: id, provinceCode: '640000', countyCode: county, category: 'residential_area' } as const;
  const standing = { kind: 'standard', status: 'standard', legalStatus: 'unknown', validFrom: '2015-01-01' } as const;
  await insertNames(app.db, loadNamingTables(), [{ ...spot, ...standing, name }]);
  return id;
}

export const aCampaign = (over: object = {}) => ({
  title: '吴忠市不规范地名清理整治',
  documentNo: '吴民发〔2026〕8号',
  division: '640300',
  categories: ['residential_area', 'building'],
  startsOn: '2026-03-01',
  endsOn: '2026-12-31',
  ...over,
});

export async function opened(agent: TestAgent, over: object = {}): Promise<CampaignDetail> {
  return CampaignDetail.parse((await agent.post('/api/campaigns').send(aCampaign(over)).expect(201)).body);
}
export const read = async (agent: TestAgent, id: string) =>
  CampaignDetail.parse((await agent.get(`/api/campaigns/${id}`).expect(200)).body);

export async function scanned(app: TestApp, agent: TestAgent, id: string): Promise<CampaignDetail> {
  await agent.post(`/api/campaigns/${id}/scan`).send({}).expect(200);
  await app.deps.jobs.runDue();
  return read(agent, id);
}

export async function stage(agent: TestAgent, id: string, path: string, body: object = {}): Promise<CampaignDetail> {
  const { version } = await read(agent, id);
  const reply = await agent.post(`/api/campaigns/${id}/${path}`).set('If-Match', `"${version}"`).send(body);
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return CampaignDetail.parse(reply.body);
}

export const readItem = async (agent: TestAgent, id: string) =>
  ItemDetail.parse((await agent.get(`/api/campaign-items/${id}`).expect(200)).body);
export async function onItem(agent: TestAgent, id: string, path: string, body: object): Promise<ItemDetail> {
  const { version } = await readItem(agent, id);
  const reply = await agent.post(`/api/campaign-items/${id}/${path}`).set('If-Match', `"${version}"`).send(body);
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return ItemDetail.parse(reply.body);
}

export const candidatesOf = async (agent: TestAgent, campaign: string, query: object = {}) =>
  CampaignCandidate.array().parse(
    (
      await agent
        .get('/api/campaign-candidates')
        .query({ campaign, ...query })
        .expect(200)
    ).body.items,
  );
export const itemsOf = async (agent: TestAgent, campaign: string) =>
  ItemListItem.array().parse((await agent.get('/api/campaign-items').query({ campaign }).expect(200)).body.items);
export const nameOf = (candidates: CampaignCandidate[], name: string) => {
  const found = candidates.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`${name} is no candidate`);
  return found.nameId;
};
export const SURVEY = { origin: '开发商自行命名', cause: '开发商推广', difficulty: 'medium', surveyedOn: '2026-03-02' };
export const OPINION = {
  expert: '专家甲',
  affiliation: '宁夏大学',
  opinion: 'correct',
  text: '刻意夸大，建议更名',
  givenOn: '2026-03-02',
};

export const PROPOSAL = { proposal: 'correct', text: '名称与小区规模不符，拟更名。' };

/** A renaming from its opinions to the announcement, decided by the housing department. */
export async function toStandard(
  app: TestApp,
  as: Record<'minzheng' | 'fagai' | 'zhujian' | 'zhujianju', TestAgent>,
  consulted: CaseDetail,
): Promise<CaseDetail> {
  for (const opinion of consulted.opinions) {
    const agent = opinion.organKind === 'civil_affairs' ? as.minzheng : as.fagai;
    await answer(agent, consulted, opinion.organKind, { opinion: 'agree' }).expect(200);
  }
  let found = await act(as.zhujian, await reload(as.zhujian, consulted.id), 'notice', { text: '公示' });
  app.clock.set('2026-03-18T02:00:00.000Z');
  found = await act(as.zhujian, found, 'draft-decision', { text: '拟同意更名。' });
  found = await act(as.zhujian, found, 'review-legality', { opinion: '合法' });
  found = await act(as.zhujian, found, 'assess-impact', { text: '涉及标志一并更换。' });
  found = await act(as.zhujian, found, 'submit-to-approver');
  found = await act(as.zhujianju, found, 'approve', { documentNo: '吴建发〔2026〕12号', decidedOn: '2026-03-18' });
  found = await act(as.zhujian, found, 'file');
  found = await act(as.minzheng, found, 'receive-filing', {
    receiptNo: '吴民备〔2026〕3号',
    receivedOn: '2026-03-18',
  });
  const announcement = { announcementNo: '吴民公告〔2026〕5号', announcedOn: '2026-03-18', channels: ['政府网站'] };
  return act(as.minzheng, found, 'announce', announcement);
}

/** A listed name through survey, experts and notice to the decision that it must change; `wait` lets the notice end. */
export async function broughtToCorrection(
  agent: TestAgent,
  campaign: string,
  id: string,
  wait: () => void,
): Promise<void> {
  await stage(agent, campaign, 'begin-survey');
  await onItem(agent, id, 'survey', SURVEY);
  await stage(agent, campaign, 'begin-review');
  await onItem(agent, id, 'review', OPINION);
  await onItem(agent, id, 'propose', PROPOSAL);
  await stage(agent, campaign, 'begin-notice', { text: '公示期内可提出意见。' });
  wait();
  await onItem(agent, id, 'decide', { decision: 'correct', reason: '应当更名', dueOn: '2026-06-30' });
  await stage(agent, campaign, 'begin-correction');
}

export const aCorrection = (name: string) => ({
  candidates: [{ name, meaning: '崇德向善', reason: '原名不规范' }],
  location: '利通区裕民路北侧',
  contactPhone: '0953-0000000',
});
