import type { Router } from 'express';
import { serve } from '../../../platform/http/serve.ts';
import { chinaDay } from '../../deadline.ts';
import { caseFile } from '../../fileReadings/fileOf.ts';
import { takePaper } from '../../fileReadings/takePaper.ts';
import type { NamingContext } from '../../namingDeps.ts';
import { UpwardApi } from './contract.ts';
import { filingPackage } from './filingPackage.ts';
import { gatherUpward } from './upwardFiling.ts';

/** What goes up with a case of this register: its filing form, and everything in one ZIP. */
export function upwardRoutes(router: Router, deps: NamingContext): void {
  serve(
    router,
    UpwardApi.form,
    ({ params }, actor) => gatherUpward(deps.db, actor, { id: params.id, today: chinaDay(deps.now()) }),
    deps,
  );
  serve(
    router,
    UpwardApi.package,
    ({ params }, actor) => takePaper(deps, actor, caseFile(params.id), () => filingPackage(deps, actor, params.id)),
    deps,
  );
}
