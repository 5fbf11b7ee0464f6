import type { Router } from 'express';
import { z } from 'zod';
import type { Download } from '../../platform/contract.ts';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import { serve } from '../../platform/http/serve.ts';
import { Problem } from '../../platform/problem.ts';
import type { OrderContext, OrderDeps } from '../orders/orderDeps.ts';
import { SignInspectionsApi as Api, type SignInspectionId } from './inspectionContract.ts';
import { listSignInspections } from './listSignInspections.ts';

/** Inspections of signs as the office reads them; phones record them. */
export function signInspectionRoutes(router: Router, deps: OrderContext): void {
  serve(router, Api.listSignInspections, ({ query }, actor) => listSignInspections(deps.db, actor, query), deps);
  serve(router, Api.signInspectionPhoto, ({ params }) => readPhoto(deps, params), deps);
}

const Row = z.object({ mediaType: z.string(), sha256: z.string() });

/** The bytes of a photograph of this very inspection. @throws Problem not-found, conflict (quarantined) */
async function readPhoto(
  { db, uploads }: Pick<OrderDeps, 'db' | 'uploads'>,
  { id, photoId }: { id: SignInspectionId; photoId: string },
): Promise<Download> {
  const row = await maybeOne(
    db,
    Row,
    sql`select f.media_type as "mediaType", h.sha256 from sign_photo h join stored_file f on f.sha256 = h.sha256
         where h.inspection_id = ${id} and h.id = ${photoId}`,
  );
  if (!row) throw new Problem('not-found', 'No such photograph in this inspection', { detailZh: '没有这张照片。' });
  return { mediaType: row.mediaType, body: await uploads.read(row.sha256), fileName: photoId };
}
