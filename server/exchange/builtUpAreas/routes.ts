import type { Router } from 'express';
import { BuiltUpApi } from '../../gazetteer/builtUpAreas/builtUpContract.ts';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { previewUpload, type UploadDeps } from './previewUpload.ts';
import { takeOverUpload } from './takeOverUpload.ts';

/** Built-up areas out of files: read and shown, then put into force. */
export function builtUpUploadRoutes(router: Router, deps: UploadDeps & ServeContext): void {
  serve(
    router,
    BuiltUpApi.upload,
    ({ file, query }, actor) => previewUpload(deps, actor, { upload: file, crs: query.crs }),
    deps,
  );
  serve(
    router,
    BuiltUpApi.takeOver,
    async ({ params, body }, actor) => ({ items: await takeOverUpload(deps, actor, { id: params.id, body }) }),
    deps,
  );
}
