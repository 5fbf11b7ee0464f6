import type { Router } from 'express';
import type { Deps } from '../../platform/deps.ts';
import { serve } from '../../platform/http/serve.ts';
import { AidsApi } from './aidContract.ts';
import { exportAid, keepAid, listAids } from './keepAid.ts';
import { previewAid } from './previewAid.ts';

/** Aids for the settlement of a dispute: lines through the contested area, never proposals of law. */
export function aidRoutes(router: Router, deps: Deps): void {
  const { db } = deps;
  serve(router, AidsApi.previewAid, ({ params, body }, actor) => previewAid(db, actor, { id: params.id, body }), deps);
  serve(router, AidsApi.keepAid, ({ params, body }, actor) => keepAid(deps, actor, { id: params.id, body }), deps);
  serve(router, AidsApi.listAids, async ({ params }, actor) => ({ items: await listAids(db, actor, params.id) }), deps);
  serve(router, AidsApi.exportAid, ({ params }, actor) => exportAid(db, actor, params), deps);
}
