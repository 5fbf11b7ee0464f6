import { z } from 'zod';
import { PointLineOrArea, Position } from '../../gazetteer/contract.ts';
import { Day, endpoint, Instant } from '../../platform/contract.ts';
import { ContestedArea, DisputeId } from '../contract.ts';

const [, , MultiLine] = PointLineOrArea.options;

export const StatusQuo = z.object({
  frozenOn: Day,
  frozenAt: Instant,
  /** Null where none was on record, or where it is nothing for the reader. */
  line: MultiLine.nullable(),
  withheld: z.boolean(),
  claimA: z.object({ id: z.uuid(), line: MultiLine }).nullable(),
  claimB: z.object({ id: z.uuid(), line: MultiLine }).nullable(),
  area: ContestedArea.nullable(),
  areaSquareMetres: z.number().nullable(),
  outlineA: ContestedArea.nullable(),
  outlineB: ContestedArea.nullable(),
  /** Who administered what: places inside with their division of that day. */
  administered: z
    .object({
      id: z.uuid(),
      name: z.string(),
      category: z.string(),
      divisionCode: z.string(),
      divisionName: z.string(),
      at: Position.nullable(),
    })
    .array(),
});
export type StatusQuo = z.infer<typeof StatusQuo>;

export const StatusQuoApi = {
  statusQuo: endpoint({
    method: 'get',
    path: '/disputes/:id/status-quo',
    summary: '现状图 / The status quo as it was frozen',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params: z.object({ id: DisputeId }),
    reply: z.object({ statusQuo: StatusQuo.nullable() }),
  }),
};
