import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { CaseDetail } from '#server/naming/caseContract.ts';
import type { CaseDraft } from '#server/naming/draftContract.ts';
import type { TestAgent } from './testApp.ts';

export type CaseInput = z.input<typeof CaseDraft>;

/** A new street in Litong, inside the schematic built-up area. */
export const aStreet = (over: Partial<CaseInput> = {}): CaseInput => ({
  category: 'street',
  candidates: [
    { name: '迎宾湖路', meaning: '临近湖面，寓意迎接宾客', reason: '新建道路，方便识别' },
    { name: '清宁路', meaning: '清静安宁', reason: '备选名称' },
    { name: '稻香里路', meaning: '当地历史上种稻', reason: '备选名称' },
  ],
  geometry: {
    type: 'LineString',
    coordinates: [
      [106.19, 37.9921],
      [106.21, 37.9925],
    ],
  },
  division: '640302' as CaseInput['division'],
  location: '利通区西部，东起甲路，西至乙路',
  contactName: '联系人甲',
  contactPhone: '0953-0000000',
  ...over,
});

/** A residential quarter in Litong: category 6, decided by the housing department. */
export const aQuarter = (over: Partial<CaseInput> = {}): CaseInput => ({
  ...aStreet(),
  category: 'residential_area',
  candidates: [{ name: '稻花苑', meaning: '稻花飘香', reason: '新建住宅区' }],
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [106.195, 37.98],
        [106.198, 37.98],
        [106.198, 37.982],
        [106.195, 37.982],
        [106.195, 37.98],
      ],
    ],
  },
  attributes: { siteAreaSquareMetres: 58_000, grossFloorAreaSquareMetres: 120_000, storeys: 18 },
  ...over,
});

/** A one-page PDF, small and real. */
export const aPdf = (): Buffer => readFileSync(new URL('./application.pdf', import.meta.url));

/** One act on a case at its present version; answers the case afterwards. */
export async function act(agent: TestAgent, found: CaseDetail, path: string, body: object = {}): Promise<CaseDetail> {
  const answer = await agent
    .post(`/api/naming-cases/${found.id}/${path}`)
    .set('If-Match', `"${found.version}"`)
    .send(body);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return CaseDetail.parse(answer.body);
}

/** The case as this person sees it now. */
export async function reload(agent: TestAgent, id: string): Promise<CaseDetail> {
  return CaseDetail.parse((await agent.get(`/api/naming-cases/${id}`).expect(200)).body);
}

/** A draft of the applicant, submitted with one attachment. */
export async function submittedCase(applicant: TestAgent, draft: CaseInput): Promise<CaseDetail> {
  const created = await applicant.post('/api/naming-cases').send(draft).expect(201);
  const drafted = CaseDetail.parse(created.body);
  await applicant.post(`/api/naming-cases/${drafted.id}/attachments`).attach('file', aPdf(), '申请书.pdf').expect(200);
  return act(applicant, drafted, 'submit');
}

/** Accepted, checked, every finding settled, opinions asked of `organs` on the first candidate. */
export async function consultedCase(handler: TestAgent, submitted: CaseDetail, organs: string[]): Promise<CaseDetail> {
  let found = await act(handler, await act(handler, submitted, 'accept', { note: '材料齐全' }), 'check');
  for (const finding of found.lastRun?.findings ?? []) {
    if (finding.resolution || (finding.level !== 'block' && finding.level !== 'review')) continue;
    found = await act(handler, found, 'resolve', {
      findingId: finding.id,
      reason: '经核实可以使用',
      basis: '经办人核实',
    });
  }
  return act(handler, found, 'consult', { candidateId: found.candidates[0]?.id, organs });
}

/** An office's answer to the opinion request of a case; the caller expects the status. */
export function answer(agent: TestAgent, found: CaseDetail, organ: string, body: object) {
  const task = found.opinions.find((opinion) => opinion.organKind === organ);
  return agent.post(`/api/naming-cases/${found.id}/opinions/${task?.id}/answer`).send(body);
}
