import { z } from 'zod';
import { PlaceId, PointLineOrArea } from '../../gazetteer/contract.ts';
import { endpoint, Instant } from '../../platform/contract.ts';
import { ClaimLine } from '../claims/claimContract.ts';
import { ContentKind } from '../claims/contentContract.ts';
import { ContestedArea, DisputeId } from '../contract.ts';

const [, , MultiLine] = PointLineOrArea.options;

/** What every aid says of itself, on the screen and in every export. */
export const AID_NOTE_ZH = '辅助线，不是法定方案';
export const AID_NOTE = 'An aid, not a proposal of law';

/** Middle line between both claims; along a feature; a line that divides the contested area in two equal parts. */
export const AidKind = z.enum(['middle', 'feature', 'equal_area']);
export type AidKind = z.infer<typeof AidKind>;

export const AidRequest = z.strictObject({
  kind: AidKind,
  /** Along this line, drawn or uploaded; or along this place of the register. */
  line: ClaimLine.nullable().default(null),
  placeId: PlaceId.nullable().default(null),
});
export type AidRequest = z.infer<typeof AidRequest>;

const Share = z.object({
  geometry: ContestedArea.nullable(),
  squareMetres: z.number(),
  /** What lies in it; only what the reader may see anyway. */
  counts: z.record(ContentKind, z.number().int()),
});

export const Aid = z.object({
  kind: AidKind,
  note: z.literal(AID_NOTE),
  noteZh: z.literal(AID_NOTE_ZH),
  round: z.number().int(),
  line: MultiLine,
  lengthMetres: z.number(),
  /** What of the contested area each side would get. */
  sideA: Share,
  sideB: Share,
  /** Parts that the line does not reach: given to nobody. */
  undividedSquareMetres: z.number(),
  place: z.object({ id: PlaceId, name: z.string() }).nullable(),
});
export type Aid = z.infer<typeof Aid>;

export const AidId = z.uuid().brand<'AidId'>();
export const KeptAid = Aid.extend({
  id: AidId,
  title: z.string(),
  keptBy: z.string(),
  organisation: z.string(),
  keptAt: Instant,
});
export type KeptAid = z.infer<typeof KeptAid>;

const params = z.object({ id: DisputeId });
const works = { method: 'post', permission: 'disputes.handle', jurisdiction: 'dispute', params } as const;
const reads = { method: 'get', permission: 'disputes.read', jurisdiction: 'dispute' } as const;

export const AidsApi = {
  previewAid: endpoint({
    ...works,
    path: '/disputes/:id/aid-previews',
    summary: '试算辅助线（不保存，不是法定方案）/ Draw an aid without keeping it',
    body: AidRequest,
    reply: Aid,
  }),
  keepAid: endpoint({
    ...works,
    path: '/disputes/:id/aids',
    summary: '辅助线入卷（不是法定方案）/ Keep an aid in the file',
    body: AidRequest.extend({ title: z.string().trim().min(1).max(100) }),
    idempotent: true,
    reply: KeptAid,
  }),
  listAids: endpoint({
    ...reads,
    path: '/disputes/:id/aids',
    summary: '卷内辅助线 / The aids kept in the file',
    params,
    reply: z.object({ items: KeptAid.array() }),
  }),
  exportAid: endpoint({
    ...reads,
    path: '/disputes/:id/aids/:aidId/geojson',
    summary: '导出辅助线 / One aid as GeoJSON',
    params: params.extend({ aidId: AidId }),
    produces: 'application/geo+json',
    reply: z.unknown(),
  }),
};
