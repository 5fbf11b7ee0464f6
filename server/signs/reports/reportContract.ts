import { z } from 'zod';
import { LonLat } from '../../boundaries/markers/markerContract.ts';
import { Position } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, Instant, longText, PageQuery, pageOf } from '../../platform/contract.ts';
import { SignId } from '../contract.ts';
import { DefectCode } from '../field/fieldContract.ts';
import { OrderId, OrderState } from '../orders/orderContract.ts';

export const ReportId = z.uuid().brand<'SignReportId'>();
export type ReportId = z.infer<typeof ReportId>;

export const SignReportItem = z.object({
  id: ReportId,
  version: z.number().int(),
  /** As scanned: a number that may be in no register. */
  signId: SignId,
  /** Empty where no register knows the sign. */
  name: z.string(),
  isRegistered: z.boolean(),
  divisionCode: z.string().nullable(),
  kind: z.string(),
  text: z.string(),
  at: Instant,
  open: z.boolean(),
  /** Photographs that came with it, in their order. */
  photos: z.uuid().array(),
  /** confirmed: work was opened for it; merged: into work that was under way; answered; closed: nothing is to be done. */
  outcome: z.enum(['confirmed', 'merged', 'answered', 'closed']).nullable(),
  /** By which day it is looked into; null once it was. */
  dueOn: Day.nullable(),
  late: z.boolean(),
});
export type SignReportItem = z.infer<typeof SignReportItem>;

const OrderOfReport = z.object({
  id: OrderId,
  number: z.string(),
  state: OrderState,
  defectCode: z.string().nullable(),
  text: z.string(),
});

export const SignReportDetail = SignReportItem.extend({
  position: Position.nullable(),
  /** Whether the reporter left a way to be answered; what it is, is shown on request and on record (TR art. 33). */
  hasContact: z.boolean(),
  answer: z.string().nullable(),
  settledAt: Instant.nullable(),
  settledBy: z.string().nullable(),
  /** Opened for it or joined with it. */
  orders: OrderOfReport.array(),
  /** Unfinished work on the same sign, into which it may be merged. */
  mergeable: OrderOfReport.array(),
  limit: z.object({ article: z.string(), articleZh: z.string(), verified: z.boolean() }),
});
export type SignReportDetail = z.infer<typeof SignReportDetail>;

export const SettleReport = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('confirmed'),
    defects: DefectCode.array().min(1).max(11),
    text: longText(1000),
    /** Where the sign is in no register. */
    division: DivisionCode.optional(),
    position: LonLat.nullable().default(null),
  }),
  z.strictObject({ outcome: z.literal('merged'), orderId: OrderId }),
  z.strictObject({ outcome: z.literal('answered'), answer: longText(1000) }),
  z.strictObject({ outcome: z.literal('closed'), answer: longText(1000) }),
]);
export type SettleReport = z.infer<typeof SettleReport>;

const params = z.object({ id: ReportId });
const handle = { permission: 'signs.orders', jurisdiction: 'sign-report', params } as const;
const path = '/sign-reports';

export const SignReportsApi = {
  reports: endpoint({
    ...{ method: 'get', path, summary: '扫码问题反馈 / Problems reported by scanning', permission: 'signs.read' },
    jurisdiction: 'none',
    query: PageQuery.extend({
      signId: SignId.optional(),
      /** Only those nobody has settled, the oldest first. */
      waiting: z.literal('yes').optional(),
    }),
    reply: pageOf(SignReportItem),
  }),
  report: endpoint({
    ...{ ...handle, method: 'get', path: `${path}/:id`, summary: '一条反馈 / One report', reply: SignReportDetail },
  }),
  reportPhoto: endpoint({
    ...{
      ...handle,
      method: 'get',
      path: `${path}/:id/photos/:photoId`,
      summary: '反馈的照片 / A photograph of a report',
    },
    ...{ params: params.extend({ photoId: z.uuid() }), produces: 'image/jpeg', reply: z.unknown() },
  }),
  settleReport: endpoint({
    ...{ ...handle, method: 'post', path: `${path}/:id/outcome`, summary: '核实反馈 / What becomes of a report' },
    ...{ body: SettleReport, ifMatch: true, reply: SignReportDetail },
  }),
  openContact: endpoint({
    ...{
      ...handle,
      method: 'post',
      path: `${path}/:id/contact`,
      summary: '查看反馈人联系方式（留痕） / Open the contact, on record',
    },
    reply: z.object({ contact: z.string().nullable() }),
  }),
};
