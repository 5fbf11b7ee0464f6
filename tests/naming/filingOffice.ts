import { zipSync } from 'fflate';
import type { FilingDetail } from '#server/naming/filings/filingContract.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

/** A street that the government of 盐池 approved: its civil affairs bureau files with the bureau of 吴忠. */
export const aCountyStreet = (name = '花马池西街') => ({
  approverKind: 'government',
  approverDivision: '640323',
  approver: '盐池县人民政府',
  category: 'street',
  approvedOn: '2026-03-02',
  documentNo: '盐政发〔2026〕12号',
  names: [{ name, division: '640323', location: '县城西部', meaning: '沿用花马池古地名' }],
});

/** A quarter that the housing bureau of 吴忠 approved: it files with the civil affairs bureau of the same level. */
export const aMunicipalQuarter = (name = '稻香苑') => ({
  approverKind: 'housing',
  approverDivision: '640300',
  approver: '吴忠市住房和城乡建设局',
  category: 'residential_area',
  approvedOn: '2026-03-02',
  documentNo: '吴建发〔2026〕30号',
  names: [
    {
      name,
      division: '640302',
      location: '利通区',
      meaning: '反映当地稻作',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [106.2, 37.98],
            [106.203, 37.98],
            [106.203, 37.983],
            [106.2, 37.983],
            [106.2, 37.98],
          ],
        ],
      },
    },
  ],
});

/** A document in the container of GB/T 33190, as far as a reader of its entries sees. */
export const anOfd = (): Buffer => Buffer.from(zipSync({ 'OFD.xml': Buffer.from('<ofd:OFD/>') }));

/** Does one act at the version last read. */
export async function onFiling(agent: TestAgent, id: string, act: string, body: object = {}): Promise<FilingDetail> {
  const { version } = await readFiling(agent, id);
  const reply = await agent.post(`/api/filings/${id}/${act}`).set('If-Match', `"${version}"`).send(body).expect(200);
  return reply.body;
}

export const readFiling = async (agent: TestAgent, id: string): Promise<FilingDetail> =>
  (await agent.get(`/api/filings/${id}`).expect(200)).body;

export async function attachMaterials(agent: TestAgent, id: string, materials = ['report', 'approval']): Promise<void> {
  for (const material of materials)
    await agent.post(`/api/filings/${id}/materials/${material}`).attach('file', aPdf(), `${material}.pdf`).expect(200);
}

/** A filing as its office has sent it. */
export async function filedBy(agent: TestAgent, draft: object): Promise<FilingDetail> {
  const { body } = await agent.post('/api/filings').send(draft).expect(201);
  await attachMaterials(agent, body.id);
  return onFiling(agent, body.id, 'submit');
}

export async function boxOf(agent: TestAgent, box: string): Promise<FilingDetail['names'][number]['name'][][]> {
  const { body } = await agent.get('/api/filings').query({ box }).expect(200);
  return body.items.map(({ names }: { names: string[] }) => names);
}
