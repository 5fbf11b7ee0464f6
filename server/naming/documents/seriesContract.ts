import { z } from 'zod';
import { endpoint } from '../../platform/contract.ts';
import { SeriesPurpose } from './contract.ts';

/** An office of one's divisions and the classes of documents for which it has no letters yet. */
export const MissingSeries = z.object({
  organisationId: z.uuid(),
  organisation: z.string(),
  purposes: SeriesPurpose.array(),
});
export type MissingSeries = z.infer<typeof MissingSeries>;

export const SeriesApi = {
  missing: endpoint({
    method: 'get',
    path: '/document-series/missing',
    summary: '尚未登记发文机关代字的单位和文书类别 / Offices without letters for a class of documents',
    permission: 'admin.settings',
    jurisdiction: 'none',
    reply: MissingSeries.array(),
  }),
};
