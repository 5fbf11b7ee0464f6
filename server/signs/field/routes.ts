import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { newSignId } from '../newSignId.ts';
import { findConflict } from './conflicts/findConflict.ts';
import { countConflicts, listConflicts } from './conflicts/listConflicts.ts';
import { recordPhoto } from './conflicts/recordPhoto.ts';
import { settleConflict } from './conflicts/settleConflict.ts';
import { FieldApi, FieldOfficeApi } from './fieldApiContract.ts';
import type { FieldContext, FieldDeps } from './fieldDeps.ts';
import { listFieldRules } from './fieldRules.ts';
import { assignees, listPackages, myPackages } from './packages/listPackages.ts';
import { packageContent } from './packages/packageContent.ts';
import { findWork } from './packages/packageRow.ts';
import { closePackage, countPackage, createPackage, editPackage } from './packages/savePackage.ts';
import { handIn } from './records/handIn.ts';
import { receiptsOfDevice, settledReceipt } from './records/settledReceipt.ts';
import { PhotoStore } from './uploads/photoStore.ts';
import { PhotoUploads } from './uploads/photoUploads.ts';
import { uploadRoutes } from './uploads/uploadRoutes.ts';

/** The field: what phones take along and hand in, and the office's screens for both. */
export function fieldRoutes(router: Router, context: FieldContext): void {
  const photos = new PhotoStore(context.config.dataDir);
  const deps: FieldDeps = { ...context, photos, newSignId: (at) => newSignId(at) };
  uploadRoutes(router, new PhotoUploads(deps));
  phoneRoutes(router, deps);
  packageRoutes(router, deps);
  conflictRoutes(router, deps);
}

function phoneRoutes(router: Router, deps: FieldDeps): void {
  const { db, today } = deps;
  const api = FieldApi;
  serve(router, api.myPackages, (_, actor) => myPackages(db, actor), deps);
  serve(router, api.packageContent, ({ params }) => packageContent(deps, params.id), deps);
  serve(router, api.putRecord, ({ params, body }, actor) => handIn(deps, actor, { id: params.id, body }), deps);
  serve(router, api.receipt, ({ params }, actor) => settledReceipt(deps, actor, params.id), deps);
  serve(router, api.receipts, ({ query }, actor) => receiptsOfDevice(deps, actor, query), deps);
  serve(router, api.rules, () => listFieldRules(db, today()), deps);
}

function packageRoutes(router: Router, deps: FieldDeps): void {
  const { db } = deps;
  const api = FieldOfficeApi;
  serve(router, api.listPackages, ({ query }, actor) => listPackages(db, actor, query), deps);
  serve(router, api.countPackage, ({ body }) => countPackage(deps, body), deps);
  serve(router, api.assignees, (_, actor) => assignees(db, actor), deps);
  serve(router, api.createPackage, ({ body }, actor) => createPackage(deps, actor, body), deps);
  serve(router, api.getPackage, ({ params }) => findWork(db, params.id), deps);
  serve(
    router,
    api.editPackage,
    ({ params, version, body }, actor) => editPackage(deps, actor, { id: params.id, version, draft: body }),
    deps,
  );
  serve(
    router,
    api.closePackage,
    ({ params, version, body }, actor) => closePackage(deps, actor, { id: params.id, version, ...body }),
    deps,
  );
}

function conflictRoutes(router: Router, deps: FieldDeps): void {
  const { db } = deps;
  const api = FieldOfficeApi;
  serve(router, api.listConflicts, ({ query }, actor) => listConflicts(db, actor, query), deps);
  serve(router, api.countConflicts, (_, actor) => countConflicts(db, actor), deps);
  serve(router, api.getConflict, ({ params }) => findConflict(db, params.id), deps);
  serve(
    router,
    api.settleConflict,
    ({ params, version, body }, actor) => settleConflict(deps, actor, { id: params.id, version, settlement: body }),
    deps,
  );
  serve(router, api.photo, ({ params }) => recordPhoto(deps, params), deps);
}
