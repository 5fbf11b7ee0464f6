import { z } from 'zod';
import { DivisionCode, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { LineId, LineLevel } from '../contract.ts';
import { BoundaryFile, FileKind, LonLat, MarkerId } from '../markers/markerContract.ts';
import {
  Incident,
  IncidentDraft,
  IncidentId,
  IncidentKind,
  IncidentLimit,
  IncidentListItem,
  IncidentMove,
  IncidentState,
  MeasureDraft,
  NoticeDraft,
} from './incidentContract.ts';

export const IncidentFilter = z.strictObject({
  line: LineId.optional(),
  marker: MarkerId.optional(),
  division: DivisionCode.optional(),
  kind: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  state: IncidentState.optional(),
  /** `overdue`: the next step is past its limit. `open`: not settled yet. */
  due: z.enum(['open', 'overdue']).optional(),
});
export type IncidentFilter = z.infer<typeof IncidentFilter>;

const params = z.object({ id: IncidentId });
const read = { permission: 'boundaries.read', jurisdiction: 'boundary-incident', params } as const;
const keep = { permission: 'incidents.keep', jurisdiction: 'boundary-incident', params } as const;
const open = { permission: 'boundaries.read', jurisdiction: 'none' } as const;
const Side = z.object({ code: z.string(), name: z.string() });
const path = '/boundary-incidents';

/** `lon,lat` in degrees. */
const Near = z
  .string()
  .regex(/^\d{2,3}(\.\d+)?,\d{1,2}(\.\d+)?$/)
  .refine((text) => LonLat.safeParse(text.split(',').map(Number)).success, 'Not a place in China / 坐标不在范围内');

export const IncidentsApi = {
  incidentRules: endpoint({
    ...{
      ...open,
      method: 'get',
      path: '/incident-rules',
      summary: '界线事件的处理依据 / What the law asks of incidents',
    },
    reply: z.object({ items: IncidentKind.array(), limits: IncidentLimit.array() }),
  }),
  incidentPlaces: endpoint({
    ...{
      ...open,
      method: 'get',
      path: '/incident-places',
      summary: '某地附近的界线和界桩 / Lines and markers near a place',
    },
    query: z.strictObject({ near: Near.optional() }),
    reply: z.object({
      lines: z.object({ id: LineId, level: LineLevel, sideA: Side, sideB: Side, distanceMetres: z.number() }).array(),
      markers: z
        .object({ id: MarkerId, lineId: LineId, numberText: z.string(), position: LonLat, distanceMetres: z.number() })
        .array(),
    }),
  }),
  listIncidents: endpoint({
    ...{ ...open, method: 'get', path, summary: '界线事件列表 / Incidents of lines along one’s own divisions' },
    ...{ query: PageQuery.extend(IncidentFilter.shape), reply: pageOf(IncidentListItem) },
  }),
  reportIncident: endpoint({
    ...{ method: 'post', path, summary: '登记界线事件 / Report an incident', permission: 'incidents.report' },
    ...{ jurisdiction: 'body-boundary-line', body: IncidentDraft, idempotent: true, reply: Incident },
  }),
  getIncident: endpoint({
    ...{ ...read, method: 'get', path: `${path}/:id`, summary: '界线事件 / One incident', reply: Incident },
  }),
  informSide: endpoint({
    ...{ ...keep, method: 'post', path: `${path}/:id/notices`, summary: '告知一方 / A side knows of it' },
    ...{ body: NoticeDraft, ifMatch: true, reply: Incident },
  }),
  moveIncident: endpoint({
    ...{ ...keep, method: 'post', path: `${path}/:id/acts`, summary: '办理界线事件 / Take the next step' },
    ...{ body: IncidentMove, ifMatch: true, reply: Incident },
  }),
  recordMeasure: endpoint({
    ...{ ...keep, method: 'post', path: `${path}/:id/measures`, summary: '记录处理措施 / Record a measure' },
    ...{ body: MeasureDraft, ifMatch: true, reply: Incident },
  }),
  attachIncidentFile: endpoint({
    ...{ ...read, permission: 'incidents.report', method: 'post', path: `${path}/:id/files/:kind` },
    ...{ summary: '现场照片和文件 / A photo or paper' },
    ...{ params: params.extend({ kind: FileKind.exclude(['registration_form']) }), upload: true, reply: BoundaryFile },
  }),
  incidentFile: endpoint({
    ...{ ...read, method: 'get', path: `${path}/:id/files/:fileId`, summary: '照片和文件 / A photo or paper' },
    ...{ params: params.extend({ fileId: z.uuid() }), produces: 'application/octet-stream', reply: z.string() },
  }),
};
