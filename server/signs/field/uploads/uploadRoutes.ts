import type { Router } from 'express';
import { stateOf } from '../../../platform/http/requestState.ts';
import { sendWebResponse, webRequest } from '../../../platform/http/webRequest.ts';
import { Problem } from '../../../platform/problem.ts';
import { requirePermission } from '../../../platform/requirePermission.ts';
import { type PhotoUploads, UPLOADS_PATH } from './photoUploads.ts';

const PERMISSION = 'signs.inspect';

/**
 * The tus protocol has methods and headers of its own, which no endpoint of a contract has: it is served beside them, with the
 * same session, origin check and permission.
 */
export function uploadRoutes(router: Router, uploads: PhotoUploads): void {
  router.all(['/field/uploads', '/field/uploads/:id'], async (req, res) => {
    stateOf(req).route = '/field/uploads/:id';
    const { actor } = stateOf(req);
    if (!actor) throw new Problem('not-signed-in', 'Sign in, or send a bearer token', { detailZh: '请先登录。' });
    requirePermission(actor, PERMISSION);
    const { id } = req.params;
    const photoId = typeof id === 'string' ? id : undefined;
    const web = () => webRequest(req, photoId === undefined ? UPLOADS_PATH : `${UPLOADS_PATH}/${photoId}`);
    const answer = await uploads.answer(actor, { method: req.method, photoId, header: (name) => req.get(name), web });
    await sendWebResponse(res, answer);
  });
}
