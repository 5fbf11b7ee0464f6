import type { Router } from 'express';
import { clearGround } from './disputes/touching/clearGround.ts';
import { chinaDay } from './naming/deadline.ts';
import type { DocumentFaces } from './naming/documents/documentFaces.ts';
import { paperPress } from './naming/documents/paperPress.ts';
import type { Deps } from './platform/deps.ts';
import { signBatchRoutes } from './signs/batches/routes.ts';
import { dueRoutes } from './signs/due/routes.ts';
import { fieldRoutes } from './signs/field/routes.ts';
import { indicatorRoutes } from './signs/indicators/routes.ts';
import { signInspectionRoutes } from './signs/inspections/routes.ts';
import { signKeyRoutes } from './signs/keys/routes.ts';
import { orderRoutes } from './signs/orders/routes.ts';
import { replacementRoutes } from './signs/replacements/routes.ts';
import { signReportRoutes } from './signs/reports/routes.ts';
import { signsRoutes } from './signs/routes.ts';
import { photosOf, picturesOf, uploadsOf } from './uploadRules.ts';

/** Signs: register, codes, plates and their making, upkeep, and the field. */
export function signWorkRoutes(router: Router, deps: Deps & { faces: DocumentFaces }): void {
  const today = () => chinaDay(deps.now());
  const context = { ...deps, today, ground: clearGround(today), uploads: uploadsOf(deps) };
  signKeyRoutes(router, deps);
  signsRoutes(router, { ...context, uploads: picturesOf(deps) });
  signBatchRoutes(router, context);
  dueRoutes(router, context);
  replacementRoutes(router, context);
  orderRoutes(router, context);
  signReportRoutes(router, context);
  signInspectionRoutes(router, context);
  indicatorRoutes(router, context);
  fieldRoutes(router, { ...context, uploads: photosOf(deps), press: paperPress(deps.faces) });
}
