import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { SignBatchesApi as Api } from './batchApiContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { batchPlates } from './batchPlates.ts';
import { findBatch } from './batchRow.ts';
import { cancelBatch, closeBatch, createBatch, deliverBatch, editBatch, reopenBatch } from './changeBatch.ts';
import { checkBatch, releaseBatch } from './checkBatch.ts';
import { addPlates, plateCandidates, pricePlate, removePlate } from './choosePlates.ts';
import { rejectPlate, remakePlate, scanPlate } from './judgePlate.ts';
import { listSignBatches } from './listBatches.ts';
import { lookUpPlate } from './lookUpPlate.ts';
import { orderWorkbook } from './orderWorkbook.ts';
import { digestOf, plateTexts } from './plateTexts.ts';
import { batchFile, startPrint, stopPrint } from './startPrint.ts';

/** Making plates: batches, their two checks, the file for the maker and acceptance. */
export function signBatchRoutes(router: Router, deps: SignBatchDeps & ServeContext): void {
  const { db, config } = deps;
  const { publicUrl } = config;
  serve(router, Api.list, ({ query }, actor) => listSignBatches(db, actor, query), deps);
  serve(router, Api.create, ({ body }, actor) => createBatch(deps, actor, body), deps);
  serve(router, Api.get, ({ params }) => findBatch(db, params.id), deps);
  serve(router, Api.edit, ({ params, ...act }, actor) => editBatch(deps, actor, { ...params, ...act }), deps);
  serve(router, Api.candidates, ({ query }, actor) => plateCandidates(db, actor, query), deps);
  serve(router, Api.plates, ({ params, query }) => batchPlates(db, params.id, query, publicUrl), deps);
  serve(router, Api.text, ({ params }) => textToRead(deps, params.id), deps);
  serve(router, Api.add, ({ params, ...act }, actor) => addPlates(deps, actor, { ...params, ...act }), deps);
  serve(router, Api.remove, ({ params, version }, actor) => removePlate(deps, actor, { ...params, version }), deps);
  serve(router, Api.price, ({ params, ...act }, actor) => pricePlate(deps, actor, { ...params, ...act }), deps);
  serve(router, Api.check, ({ params, ...act }, actor) => checkBatch(deps, actor, { ...params, ...act }), deps);
  serve(router, Api.release, ({ params, version }, actor) => releaseBatch(deps, actor, { ...params, version }), deps);
  serve(router, Api.reopen, ({ params, version }, actor) => reopenBatch(deps, actor, { ...params, version }), deps);
  serve(router, Api.cancel, ({ params, version }, actor) => cancelBatch(deps, actor, { ...params, version }), deps);
  serve(router, Api.made, ({ params, ...act }, actor) => deliverBatch(deps, actor, { ...params, ...act }), deps);
  serve(router, Api.close, ({ params, version }, actor) => closeBatch(deps, actor, { ...params, version }), deps);
  serve(router, Api.print, ({ params, version }, actor) => startPrint(deps, actor, { ...params, version }), deps);
  serve(router, Api.stopPrint, ({ params, version }, actor) => stopPrint(deps, actor, { ...params, version }), deps);
  serve(router, Api.file, ({ params }) => batchFile(deps, params.id), deps);
  serve(router, Api.order, ({ params, query }) => orderWorkbook(db, { ...params, ...query, publicUrl }), deps);
  serve(router, Api.lookUp, ({ params, body }, actor) => lookUpPlate(deps, actor, { ...params, ...body }), deps);
  serve(router, Api.scan, ({ params, body }, actor) => scanPlate(deps, actor, params.id, body), deps);
  serve(router, Api.reject, ({ params, body }, actor) => rejectPlate(deps, actor, params, body), deps);
  serve(router, Api.remade, ({ params }, actor) => remakePlate(deps, actor, params), deps);
}

async function textToRead({ db, config }: SignBatchDeps, id: Parameters<typeof plateTexts>[1]) {
  const texts = await plateTexts(db, id, config.publicUrl);
  return { digest: digestOf(texts), plates: texts.length };
}
