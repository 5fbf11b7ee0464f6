import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingContext } from '../namingDeps.ts';
import { caseMaterials } from './caseMaterials.ts';
import { MaterialsApi } from './contract.ts';

/** What a case must come with, and how each of it stands. */
export function materialRoutes(router: Router, deps: NamingContext): void {
  serve(router, MaterialsApi.checklist, ({ params }) => caseMaterials(deps.db, params.id, chinaDay(deps.now())), deps);
}
