import { z } from 'zod';
import { DivisionCode, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { LineId } from '../contract.ts';
import { BoxText } from '../map/mapContract.ts';
import {
  BoundaryFile,
  FileKind,
  Marker,
  MarkerClassification,
  MarkerDraft,
  MarkerEventDraft,
  MarkerEventRule,
  MarkerForm,
  MarkerId,
  MarkerKind,
  MarkerListItem,
  MarkerSecrecy,
  MarkerStatus,
  RestrictedMarker,
} from './markerContract.ts';

export const MarkerFilter = z.strictObject({
  line: LineId.optional(),
  division: DivisionCode.optional(),
  status: MarkerStatus.optional(),
  kind: MarkerKind.optional(),
  /** Part of the printed number. */
  q: z.string().trim().max(40).optional(),
  /** `lon,lat`: only markers at most `within` metres from there. */
  near: z
    .string()
    .regex(/^\d{2,3}(\.\d+)?,\d{1,2}(\.\d+)?$/)
    .optional(),
  within: z.coerce.number().positive().max(100_000).default(1000),
  /** Only markers inside a box. */
  bbox: BoxText.optional(),
});
export type MarkerFilter = z.infer<typeof MarkerFilter>;
export const MarkerQuery = PageQuery.extend(MarkerFilter.shape);

const params = z.object({ id: MarkerId });
const read = { permission: 'boundaries.read', jurisdiction: 'boundary-marker', params } as const;
const keep = { permission: 'markers.keep', jurisdiction: 'boundary-marker', params } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const MarkersApi = {
  listMarkers: endpoint({
    method: 'get',
    path: '/markers',
    summary: '界桩列表 / Markers of the lines along one’s own divisions',
    permission: 'boundaries.read',
    jurisdiction: 'none',
    query: MarkerQuery,
    reply: pageOf(MarkerListItem),
  }),
  registerMarker: endpoint({
    method: 'post',
    path: '/markers',
    summary: '登记界桩 / Register a marker',
    permission: 'markers.keep',
    jurisdiction: 'body-boundary-line',
    body: MarkerDraft,
    idempotent: true,
    reply: Marker,
  }),
  markerEventRules: endpoint({
    method: 'get',
    path: '/marker-event-rules',
    summary: '界桩变动的依据和要求 / What the law asks of each event of a marker',
    permission: 'boundaries.read',
    jurisdiction: 'none',
    reply: z.object({ items: MarkerEventRule.array() }),
  }),
  getMarker: endpoint({ ...read, method: 'get', path: '/markers/:id', summary: '界桩 / One marker', reply: Marker }),
  editMarker: endpoint({
    ...{ ...keep, method: 'put', path: '/markers/:id', summary: '更正登记内容 / Put the registration right' },
    ...{ body: MarkerForm, ifMatch: true, reply: Marker },
  }),
  classifyMarker: endpoint({
    ...{ method: 'post', path: '/markers/:id/classify', summary: '确定界桩公开范围 / Decide who may see a marker' },
    ...{ permission: 'boundaries.clear', jurisdiction: 'boundary-marker-secrecy', params, ifMatch: true },
    ...{ body: MarkerClassification },
    reply: z.object({ id: MarkerId, version: z.number().int(), secrecy: MarkerSecrecy }),
  }),
  restrictedMarkers: endpoint({
    ...{ method: 'get', path: '/restricted-markers', summary: '不在本系统展示的界桩 / Markers that nobody sees here' },
    ...{ permission: 'boundaries.clear', jurisdiction: 'none', query: PageQuery, reply: pageOf(RestrictedMarker) },
  }),
  recordMarkerEvent: endpoint({
    ...{ ...keep, method: 'post', path: '/markers/:id/events', summary: '记录界桩变动 / Record what was done to it' },
    ...{ body: MarkerEventDraft, ifMatch: true, reply: Marker },
  }),
  attachMarkerFile: endpoint({
    ...{
      ...keep,
      method: 'post',
      path: '/markers/:id/files/:kind',
      summary: '上传照片或登记表 / Attach a photo or form',
    },
    ...{ params: params.extend({ kind: FileKind }), upload: true, reply: BoundaryFile },
  }),
  markerFile: endpoint({
    ...{ ...read, method: 'get', path: '/markers/:id/files/:fileId', summary: '照片或登记表 / A photo or form' },
    ...{ params: params.extend({ fileId: z.uuid() }), produces: 'application/octet-stream', reply: z.string() },
  }),
  markerFormPdf: endpoint({
    ...{ ...read, method: 'get', path: '/markers/:id/form.pdf', summary: '界桩登记表 / Registration form' },
    ...{ produces: 'application/pdf', reply: z.string() },
  }),
  markerTablePdf: endpoint({
    ...{ method: 'get', path: '/marker-tables/file.pdf', summary: '界桩成果表 / Marker result table' },
    ...{ permission: 'boundaries.read', jurisdiction: 'none', query: MarkerFilter },
    ...{ produces: 'application/pdf', reply: z.string() },
  }),
  markerTableXlsx: endpoint({
    ...{ method: 'get', path: '/marker-tables/file.xlsx', summary: '界桩成果表 / Marker result table' },
    ...{ permission: 'boundaries.read', jurisdiction: 'none', query: MarkerFilter },
    ...{ produces: XLSX, reply: z.string() },
  }),
};
