import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { chinaDay } from '../deadline.ts';
import type { DocumentDeps } from '../documents/documentDeps.ts';
import { caseFile } from '../fileReadings/fileOf.ts';
import { takePaper } from '../fileReadings/takePaper.ts';
import { caseMaterials } from './caseMaterials.ts';
import { MaterialsApi } from './contract.ts';
import { listForms } from './listForms.ts';
import { caseForm } from './materialForm.ts';

/** What a case must come with, how each of it stands, and the forms for it. */
export function materialRoutes(router: Router, deps: DocumentDeps): void {
  const today = () => chinaDay(deps.now());
  serve(router, MaterialsApi.checklist, ({ params }) => caseMaterials(deps.db, params.id, today()), deps);
  serve(
    router,
    MaterialsApi.forms,
    async ({ query }) => ({ items: await listForms(deps.db, { day: today(), division: query.division ?? '' }) }),
    deps,
  );
  serve(
    router,
    MaterialsApi.formPdf,
    ({ params }, actor) => takePaper(deps, actor, caseFile(params.id), () => caseForm(deps, actor, params, 'pdf')),
    deps,
  );
  serve(
    router,
    MaterialsApi.formDocx,
    ({ params }, actor) => takePaper(deps, actor, caseFile(params.id), () => caseForm(deps, actor, params, 'docx')),
    deps,
  );
}
