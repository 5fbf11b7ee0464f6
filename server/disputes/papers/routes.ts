import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import { disputeDossier, disputeOf } from './disputeDossier.ts';
import { disputeExports, downloadExport, makeExport } from './disputeExports.ts';
import { DisputePapersApi as Api } from './paperContract.ts';
import type { PaperDeps } from './paperDeps.ts';
import { disclosurePreview } from './redactedVersion.ts';

/** The file of a dispute on paper: the dossier, the archive package, the redacted versions. */
export function disputePaperRoutes(router: Router, deps: PaperDeps): void {
  serve(
    router,
    Api.dossier,
    async ({ params, query }, actor) => {
      const dispute = await disputeOf(deps, actor, params.id);
      const body = await disputeDossier(deps, actor, { dispute, withAccess: query.access === 'yes' });
      return { body, fileName: `争议卷宗 ${dispute.title}.pdf`, inline: true };
    },
    deps,
  );
  serve(
    router,
    Api.preview,
    async ({ params, query }, actor) =>
      disclosurePreview(deps, actor, { dispute: await disputeOf(deps, actor, params.id), ...query }),
    deps,
  );
  serve(router, Api.list, async ({ params }) => ({ items: await disputeExports(deps.db, params.id) }), deps);
  serve(router, Api.make, ({ params, body }, actor) => makeExport(deps, actor, { ...params, ...body }), deps);
  serve(router, Api.download, ({ params }) => downloadExport(deps, params), deps);
}
