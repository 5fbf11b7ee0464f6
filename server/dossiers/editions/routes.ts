import type { Router } from 'express';
import type { PaperPress } from '../../boundaries/markers/paper.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { EditionsApi } from './editionContract.ts';
import { editionFile } from './editionFile.ts';
import { editionDetail, listEditions } from './findEdition.ts';
import { freezeEdition } from './freezeEdition.ts';

/** Frozen editions of the divisions: list, freezing, one with its changes, files. */
export function editionRoutes(
  router: Router,
  deps: ServeContext & Pick<Deps, 'db' | 'now'> & { today: () => string; press: PaperPress },
): void {
  serve(router, EditionsApi.list, async () => ({ items: await listEditions(deps.db) }), deps);
  serve(router, EditionsApi.freeze, ({ body }, actor) => freezeEdition(deps, actor, body), deps);
  serve(router, EditionsApi.get, ({ params }) => editionDetail(deps.db, params.id), deps);
  serve(router, EditionsApi.file, ({ params, query }) => editionFile(deps, { ...params, ...query }), deps);
}
