import type { Router } from 'express';
import type { Deps } from '../platform/deps.ts';
import { serve } from '../platform/http/serve.ts';
import { SignsApi } from './contract.ts';
import { createSign } from './createSign.ts';
import { editSign } from './editSign.ts';
import { findSign } from './findSign.ts';
import { listSigns } from './listSigns.ts';
import { moveSign } from './moveSign.ts';
import { newSignId } from './newSignId.ts';
import { PlatesApi } from './plateContract.ts';
import { plateFacts } from './plateFacts.ts';
import { SignRegisterApi } from './registerContract.ts';
import { signPdf, signProof, signSvg } from './signArtwork.ts';
import type { RegisterDeps } from './signDeps.ts';
import { signHistory } from './signHistory.ts';
import { listSignOwners, setSignOwner } from './signOwners.ts';
import { addSignPhoto, listSignPhotos, readSignPhoto } from './signPhotos.ts';

/** Signs: inventory and artwork. */
export function signsRoutes(router: Router, deps: Deps & Pick<RegisterDeps, 'ground' | 'uploads'>): void {
  const signDeps = { ...deps, newSignId: (at: string) => newSignId(at) };
  const { db, config, now } = deps;
  const { publicUrl } = config;
  serve(router, SignsApi.create, ({ body }, actor) => createSign(signDeps, actor, body), deps);
  serve(router, SignsApi.list, ({ query }, actor) => listSigns(db, query, actor, { publicUrl, at: now() }), deps);
  serve(router, SignsApi.get, ({ params }) => findSign(db, params.id, publicUrl), deps);
  serve(router, SignsApi.move, ({ params, ...move }, actor) => moveSign(signDeps, actor, params.id, move), deps);
  serve(router, SignsApi.edit, ({ params, ...edit }, actor) => editSign(signDeps, actor, params.id, edit), deps);
  serve(router, SignsApi.svg, ({ params }) => signSvg(db, params.id, publicUrl), deps);
  serve(router, SignsApi.pdf, ({ params }) => signPdf(db, params.id, publicUrl), deps);
  serve(router, PlatesApi.facts, ({ params }) => plateFacts(db, params.id, publicUrl), deps);
  serve(router, PlatesApi.proof, ({ params }) => signProof(db, params.id, publicUrl), deps);
  registerRoutes(router, signDeps);
}

/** What hangs on a sign: photographs, history; and who owns new ones. */
function registerRoutes(router: Router, deps: Deps & RegisterDeps): void {
  const { db } = deps;
  serve(
    router,
    SignRegisterApi.listSignPhotos,
    async ({ params }) => ({ items: await listSignPhotos(db, params.id) }),
    deps,
  );
  serve(router, SignRegisterApi.signPhoto, ({ params }) => readSignPhoto(deps, params), deps);
  serve(
    router,
    SignRegisterApi.addSignPhoto,
    ({ params, file }, actor) => addSignPhoto(deps, actor, { ...params, upload: file }),
    deps,
  );
  serve(router, SignRegisterApi.signHistory, ({ params, query }) => signHistory(db, params.id, query), deps);
  serve(
    router,
    SignRegisterApi.listSignOwners,
    async (_input, actor) => ({ items: await listSignOwners(db, actor) }),
    deps,
  );
  serve(router, SignRegisterApi.setSignOwner, (input, actor) => setSignOwner(deps, input, actor), deps);
}
