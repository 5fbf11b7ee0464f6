import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { comeIn } from './office.ts';

interface Found {
  id: string;
  version: number;
  candidates: { id: string }[];
  opinions: { id: string; organKind: string }[];
  lastRun: { findings: { id: string; level: string; resolution: unknown }[] } | null;
}

const REVIEWERS: Readonly<Record<string, string>> = {
  development_reform: 'fagai',
  natural_resources: 'ziran',
  housing: 'zhujian',
};

const STREET = {
  category: 'street',
  geometry: {
    type: 'LineString',
    coordinates: [
      [106.18, 37.9951],
      [106.2, 37.9955],
    ],
  },
  division: '640302',
  location: '利通区西部，东起甲路，西至乙路',
  contactName: '联系人甲',
  contactPhone: '0953-0000000',
};

/** Brings a street to its public notice through the interface, without its screens: another test walks those. Answers the case's id. */
export async function onNotice(browser: Browser, handler: Page, name: string): Promise<string> {
  const applicant = await comeIn(browser, 'shenqing');
  const candidates = [{ name, meaning: '寓意清静安宁', reason: '新建道路，便于识别' }];
  const draft = await send(applicant, '/api/naming-cases', { ...STREET, candidates });
  const buffer = readFileSync('tests/support/application.pdf');
  await applicant.request.post(`/api/naming-cases/${draft.id}/attachments`, {
    multipart: { file: { name: '申请书.pdf', mimeType: 'application/pdf', buffer } },
  });
  await act(applicant, draft, 'submit');
  await applicant.context().close();
  let found = await act(handler, await read(handler, draft.id), 'accept');
  found = await act(handler, found, 'check');
  for (const { id: findingId, level } of found.lastRun?.findings ?? []) {
    if (level !== 'block' && level !== 'review') continue;
    found = await act(handler, found, 'resolve', { findingId, reason: '经核实可以使用', basis: '经办人核实' });
  }
  const candidateId = found.candidates[0]?.id;
  found = await act(handler, found, 'consult', { candidateId, organs: Object.keys(REVIEWERS) });
  for (const { id, organKind } of found.opinions) {
    const reviewer = await comeIn(browser, REVIEWERS[organKind] ?? '');
    await send(reviewer, `/api/naming-cases/${found.id}/opinions/${id}/answer`, { opinion: 'agree' });
    await reviewer.context().close();
  }
  await act(handler, await read(handler, found.id), 'notice', { text: '公示期内可提出意见。' });
  return found.id;
}

const read = async (page: Page, id: string): Promise<Found> =>
  (await (await page.request.get(`/api/naming-cases/${id}`)).json()) as Found;

const act = (page: Page, { id, version }: Found, path: string, body: object = {}): Promise<Found> =>
  send(page, `/api/naming-cases/${id}/${path}`, body, version);

async function send(page: Page, path: string, data: object, version?: number): Promise<Found> {
  const headers = version === undefined ? {} : { 'If-Match': `"${version}"` };
  const reply = await page.request.post(path, { data, headers });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return (await reply.json()) as Found;
}
