import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { NamingApi } from '../contract.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import { type TrackDeps, trackCase } from '../trackCase.ts';
import { TrackingApi } from './contract.ts';
import { newTrackingCode } from './newTrackingCode.ts';
import { trackingReceipt } from './trackingReceipt.ts';

/** Number and code by which an applicant follows his case without an account. */
export function trackingRoutes(router: Router, deps: DocumentDeps & TrackDeps): void {
  serve(router, NamingApi.track, ({ body }) => trackCase(deps, body), deps);
  serve(router, TrackingApi.newTrackingCode, ({ params }, actor) => newTrackingCode(deps, actor, params.id), deps);
  serve(
    router,
    TrackingApi.trackingReceipt,
    ({ params, body }, actor) => trackingReceipt(deps, actor, { ...params, ...body }),
    deps,
  );
}
