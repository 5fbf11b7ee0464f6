import type { Router } from 'express';
import type { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type ServeContext, serve } from '../../platform/http/serve.ts';
import { type ActOnRecord, actOnRecord, type CensusActName, type CensusDeps, type Effect } from './censusAct.ts';
import { CensusApi } from './censusApiContract.ts';
import type { CensusActBodies, CensusRecord, CensusRecordId } from './censusContract.ts';
import { censusStatistics, statisticsFile } from './censusStatistics.ts';
import { decideMany } from './decideMany.ts';
import { deemingRules, enterRule } from './deemingRules.ts';
import { listRecords, recordsBeside } from './listRecords.ts';
import { makeCandidate } from './makeCandidate.ts';
import { mergeRecord } from './mergeRecord.ts';
import { promoteRecord } from './promoteRecord.ts';
import { recordDetail } from './recordDetail.ts';
import { undoDecision } from './undoDecision.ts';

/** Every address of the census: queue, record, acts, many at once, progress, rules that deem names standard. */
export function censusRoutes(router: Router, deps: CensusDeps & ServeContext): void {
  const { db, today } = deps;
  serve(router, CensusApi.list, ({ query }, actor) => listRecords(db, actor, query), deps);
  serve(router, CensusApi.get, ({ params }, actor) => recordDetail(deps, actor, params.id), deps);
  serve(
    router,
    CensusApi.beside,
    ({ params, query }, actor) => recordsBeside(db, actor, { id: params.id, filter: query }),
    deps,
  );
  serve(router, CensusApi.bulk, ({ body }, actor) => decideMany(deps, actor, body), deps);
  serve(router, CensusApi.statistics, (_, actor) => censusStatistics(db, actor), deps);
  serve(router, CensusApi.statisticsFile, (_, actor) => statisticsFile(db, actor), deps);
  serve(
    router,
    CensusApi.rules,
    async (_, actor) => ({ items: await deemingRules(db, { actor, today: today() }) }),
    deps,
  );
  serve(router, CensusApi.enterRule, ({ body }, actor) => enterRule(deps, actor, body), deps);
  actRoutes(router, deps);
}

type Body<A extends CensusActName> = z.output<(typeof CensusActBodies)[A]>;
interface Given<A extends CensusActName> {
  params: { id: CensusRecordId };
  version: number;
  body: Body<A>;
}

function actRoutes(router: Router, deps: CensusDeps & ServeContext): void {
  const on =
    <A extends CensusActName>(act: A, effect: (context: ActOnRecord, body: Body<A>) => Promise<Effect>) =>
    async ({ params: { id }, version, body }: Given<A>, actor: Actor): Promise<CensusRecord> => {
      await actOnRecord(deps, actor, { id, version, act }, (context) => effect(context, body));
      return recordDetail(deps, actor, id);
    };
  serve(router, CensusApi.promote, on('promote', promoteRecord), deps);
  serve(router, CensusApi.merge, on('merge', mergeRecord), deps);
  serve(router, CensusApi.candidate, on('candidate', makeCandidate), deps);
  serve(
    router,
    CensusApi.setAside,
    on('setAside', async (_, { reason }) => ({ to: 'set_aside', reason })),
    deps,
  );
  serve(
    router,
    CensusApi.sendBack,
    on('sendBack', async (_, { reason }) => ({ to: 'sent_back', reason })),
    deps,
  );
  serve(router, CensusApi.undo, on('undo', undoDecision), deps);
}
