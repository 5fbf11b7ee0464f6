import type { Router } from 'express';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { type ServeContext, serve } from '../platform/http/serve.ts';
import { BuiltUpApi } from './builtUpAreas/builtUpContract.ts';
import { type BuiltUpDeps, endBuiltUpArea } from './builtUpAreas/endBuiltUpArea.ts';
import { listBuiltUpAreas } from './builtUpAreas/listBuiltUpAreas.ts';
import { namedCodeList } from './codeList.ts';
import { CodeListApi } from './codeListContract.ts';
import { GazetteerApi } from './contract.ts';
import { findPlace } from './findPlace.ts';
import { listPlaces } from './listPlaces.ts';
import { searchNames } from './searchNames.ts';

/** The register: public search and place pages, the offices' list, built-up areas, the code lists. */
export function gazetteerRoutes(router: Router, deps: ServeContext & BuiltUpDeps): void {
  serve(router, GazetteerApi.search, async ({ query }) => ({ items: await searchNames(deps.db, query) }), deps);
  serve(
    router,
    GazetteerApi.list,
    ({ query }, actor) => listPlaces(deps.db, query, divisionPrefix(actor.divisionCode)),
    deps,
  );
  serve(router, GazetteerApi.get, ({ params }, actor) => findPlace(deps.db, params.id, { reader: actor }), deps);
  serve(
    router,
    BuiltUpApi.list,
    ({ query }, actor) => listBuiltUpAreas(deps.db, actor, { ...query, today: deps.today() }),
    deps,
  );
  serve(
    router,
    BuiltUpApi.end,
    ({ params, version, body }, actor) => endBuiltUpArea(deps, actor, { id: params.id, version, body }),
    deps,
  );
  serve(
    router,
    CodeListApi.codeList,
    ({ params, query }) =>
      namedCodeList(deps.db, { ...params, division: query.division, day: query.at ?? deps.today() }),
    deps,
  );
}
