import type { Router } from 'express';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { NameBatchApi } from '../batchContract.ts';
import type { BatchDeps } from './batchDeps.ts';
import { batchRow } from './batchRow.ts';
import { batchRows, listBatches } from './listBatches.ts';
import { removeBatch } from './removeBatch.ts';
import { resultCsv, resultWorkbook } from './resultFile.ts';
import { startBatch } from './startBatch.ts';

type BatchContext = BatchDeps & ServeContext;

/** Tables of names: sent, checked in the background, read page by page or taken away as a file. */
export function batchRoutes(router: Router, deps: BatchContext): void {
  const { db } = deps;
  serve(router, NameBatchApi.start, ({ file }, actor) => startBatch(deps, actor, file), deps);
  serve(router, NameBatchApi.list, ({ query }, actor) => listBatches(db, actor, query), deps);
  serve(router, NameBatchApi.batch, ({ params }) => batchRow(db, params.id), deps);
  serve(router, NameBatchApi.rows, ({ params, query }) => batchRows(db, params.id, query), deps);
  serve(router, NameBatchApi.workbook, ({ params, query }) => resultWorkbook(db, params.id, query.language), deps);
  serve(router, NameBatchApi.csv, ({ params, query }) => resultCsv(db, params.id, query.language), deps);
  serve(router, NameBatchApi.remove, ({ params }, actor) => removeBatch(deps, actor, params.id), deps);
}
