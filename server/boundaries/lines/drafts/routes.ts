import type { Router } from 'express';
import { serve } from '../../../platform/http/serve.ts';
import type { LineDeps } from '../lineDeps.ts';
import { LineDraftApi as Api } from './draftContract.ts';
import { previewEdits } from './previewEdits.ts';
import { editDraft, listDrafts, saveDraft, withdrawDraft } from './saveDraft.ts';
import { surroundings } from './surroundings.ts';
import { takeForce } from './takeForce.ts';

/** Another course of a line: tried, proposed, put into force. */
export function lineDraftRoutes(router: Router, deps: LineDeps): void {
  const { db, today } = deps;
  serve(router, Api.surroundings, ({ params }) => surroundings(db, params.id, today()), deps);
  serve(router, Api.preview, ({ params, body }) => previewEdits(db, { ...params, ...body, day: today() }), deps);
  serve(router, Api.list, ({ params }) => listDrafts(db, params.id), deps);
  serve(router, Api.save, ({ params, body }, actor) => saveDraft(deps, actor, { ...params, body }), deps);
  serve(
    router,
    Api.edit,
    ({ params, version, body }, actor) => editDraft(deps, actor, { ...params, version, body }),
    deps,
  );
  serve(router, Api.withdraw, ({ params, version }, actor) => withdrawDraft(deps, actor, { ...params, version }), deps);
  serve(
    router,
    Api.takeForce,
    ({ params, version, body }, actor) => takeForce(deps, actor, { ...params, version, body }),
    deps,
  );
}
