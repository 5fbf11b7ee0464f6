import { expect, type Page } from '@playwright/test';

interface Versioned {
  id: string;
  version: number;
}

/** Brings a name of the register to the public notice of a clean-up campaign through the interface, without its screens. Answers the campaign's id. */
export async function listOnNotice(handler: Page): Promise<{ campaign: string; name: string }> {
  const draft = {
    ...{ title: '公示清单测试行动', documentNo: '吴民发〔2026〕18号', division: '640300' },
    ...{ startsOn: '2026-03-01', endsOn: '2026-12-31' },
  };
  const { id } = await post<Versioned>(handler, '/api/campaigns', draft);
  await post(handler, `/api/campaigns/${id}/scan`, {});
  const state = async () => (await get<{ scan: { state: string } }>(handler, `/api/campaigns/${id}`)).scan.state;
  await expect.poll(state).toBe('done');
  const [place] = (await get<{ items: Versioned[] }>(handler, '/api/places?division=640302&limit=1')).items;
  const { names } = await get<{ names: { id: string; name: string }[] }>(handler, `/api/places/${place?.id}`);
  const listed = names[0] ?? { id: '', name: '' };
  const listing = { names: [listed.id], classes: ['怪'], reason: '群众反映含义不明。' };
  await post(handler, `/api/campaigns/${id}/items`, listing);
  const [item] = (await get<{ items: Versioned[] }>(handler, `/api/campaign-items?campaign=${id}`)).items;
  const onItem = (path: string, body: object) => move(handler, `/api/campaign-items/${item?.id}`, path, body);
  const onCampaign = (path: string, body: object = {}) => move(handler, `/api/campaigns/${id}`, path, body);
  const day = '2026-03-02';
  await onCampaign('begin-survey');
  await onItem('survey', { origin: '历史沿用', cause: '来历不明', difficulty: 'low', surveyedOn: day });
  await onCampaign('begin-review');
  const expert = { expert: '专家甲', affiliation: '宁夏大学', opinion: 'keep', givenOn: day };
  await onItem('review', { ...expert, text: '沿用已久，建议保留。' });
  await onItem('propose', { proposal: 'keep', text: '沿用已久，拟保留。' });
  await onCampaign('begin-notice', { text: '公示期内可以提出意见。' });
  return { campaign: id, name: listed.name };
}

async function move(page: Page, subject: string, path: string, body: object): Promise<void> {
  const { version } = await get<Versioned>(page, subject);
  await post(page, `${subject}/${path}`, body, version);
}

async function get<T>(page: Page, path: string): Promise<T> {
  return (await page.request.get(path)).json();
}

async function post<T>(page: Page, path: string, data: object, version?: number): Promise<T> {
  const headers = version === undefined ? {} : { 'If-Match': `"${version}"` };
  const reply = await page.request.post(path, { data, headers });
  expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true);
  return reply.json();
}
