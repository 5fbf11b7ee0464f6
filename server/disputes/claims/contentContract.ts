import { z } from 'zod';
import { Position } from '../../gazetteer/contract.ts';
import { endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { DisputeId } from '../contract.ts';

/** What can lie inside a contested area. Villages: places of natural villages, villages and communities. */
export const ContentKind = z.enum(['villages', 'names', 'signs', 'markers', 'cases', 'dossiers']);
export type ContentKind = z.infer<typeof ContentKind>;

export const ContentItem = z.object({
  id: z.string(),
  name: z.string(),
  /** Category of a place; state of a sign, a marker, a case or a dossier. */
  detail: z.string(),
  divisionCode: z.string().nullable(),
  divisionName: z.string().nullable(),
  at: Position.nullable(),
});

const params = z.object({ id: DisputeId });
const reads = { method: 'get', permission: 'disputes.read', jurisdiction: 'dispute' } as const;

export const ContentsApi = {
  contents: endpoint({
    ...reads,
    path: '/disputes/:id/contents',
    summary: '争议区域内有什么 / What lies inside the contested area, counted',
    params,
    reply: z.object({
      /** `claims`: what both claim in the last round; `registered`: the area of the registration. */
      area: z.enum(['claims', 'registered', 'none']),
      squareMetres: z.number(),
      /** Only what the reader may see anyway. */
      counts: z.record(ContentKind, z.number().int()),
      population: z.number().int().nullable(),
      resources: z.string().nullable(),
    }),
  }),
  contentList: endpoint({
    ...reads,
    path: '/disputes/:id/contents/:kind',
    summary: '争议区域内的事项 / One kind of what lies inside the contested area',
    params: params.extend({ kind: ContentKind }),
    query: PageQuery,
    reply: pageOf(ContentItem),
  }),
};
