import type { Router } from 'express';
import type { Deps } from '../platform/deps.ts';
import type { GroundGate } from '../platform/groundGate.ts';
import { serve } from '../platform/http/serve.ts';
import { SignsApi } from './contract.ts';
import { createSign } from './createSign.ts';
import { findSign } from './findSign.ts';
import { listSigns } from './listSigns.ts';
import { moveSign } from './moveSign.ts';
import { newSignId } from './newSignId.ts';
import { PlatesApi } from './plateContract.ts';
import { plateFacts } from './plateFacts.ts';
import { signPdf, signProof, signSvg } from './signArtwork.ts';
import { signReports } from './signReports.ts';

/** Signs: inventory, artwork and what the public reports about them. */
export function signsRoutes(router: Router, deps: Deps & { ground: GroundGate }): void {
  const signDeps = { ...deps, newSignId: (at: string) => newSignId(at) };
  const { db, config } = deps;
  serve(router, SignsApi.create, ({ body }, actor) => createSign(signDeps, actor, body), deps);
  serve(router, SignsApi.list, ({ query }, actor) => listSigns(db, query, actor, config.publicUrl), deps);
  serve(router, SignsApi.get, ({ params }) => findSign(db, params.id, config.publicUrl), deps);
  serve(router, SignsApi.move, ({ params, ...move }, actor) => moveSign(signDeps, actor, params.id, move), deps);
  serve(router, SignsApi.svg, ({ params }) => signSvg(db, params.id, config.publicUrl), deps);
  serve(router, SignsApi.pdf, ({ params }) => signPdf(db, params.id, config.publicUrl), deps);
  serve(router, PlatesApi.facts, ({ params }) => plateFacts(db, params.id, config.publicUrl), deps);
  serve(router, PlatesApi.proof, ({ params }) => signProof(db, params.id, config.publicUrl), deps);
  serve(router, SignsApi.reports, ({ query }, actor) => signReports(db, query, actor), deps);
}
