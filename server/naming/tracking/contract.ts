import { z } from 'zod';
import { endpoint } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';

const params = z.object({ id: CaseId });

/** Number and code of a case; the code is in no later answer. */
const Receipt = z.object({ caseNo: z.string(), code: z.string() });

export const TrackingApi = {
  newTrackingCode: endpoint({
    method: 'post',
    path: '/naming-cases/:id/tracking-code',
    summary: '重新出具查询码，原码失效（只显示一次） / A new tracking code, shown once; the one before no longer works',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    reply: Receipt,
  }),
  trackingReceipt: endpoint({
    method: 'post',
    path: '/naming-cases/:id/tracking-receipt',
    summary: '申请回执（PDF，印有查询码，不留存） / The receipt with number and code as PDF; it is not kept',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params,
    body: z.strictObject({ code: z.string().min(4).max(20) }),
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
};
