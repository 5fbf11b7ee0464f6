import type { Router } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../platform/contract.ts';
import { serve } from '../platform/http/serve.ts';
import type { Act } from './act.ts';
import type { ActBody, ActName, ActPermission } from './actContract.ts';
import { announceCase } from './acts/announceCase.ts';
import { announceRevocation } from './acts/announceRevocation.ts';
import { checkCase } from './acts/checkCase.ts';
import { consultOffices } from './acts/consultOffices.ts';
import { approveCase, refuseCase } from './acts/decideCase.ts';
import { deliverDecision } from './acts/deliverDecision.ts';
import { fileCase, receiveFiling, returnFiling } from './acts/filingActs.ts';
import { acceptCase, refuseAcceptance, returnCase, withdrawCase } from './acts/intakeActs.ts';
import { resolveFinding } from './acts/resolveFinding.ts';
import { reopenCase, sendBack } from './acts/returnActs.ts';
import {
  argueCase,
  draftDecision,
  reconcileCase,
  reviewLegality,
  startNotice,
  submitToApprover,
} from './acts/reviewActs.ts';
import { revokeApproval } from './acts/revokeApproval.ts';
import { submitCase } from './acts/submitCase.ts';
import { extendClock, resumeCase, suspendCase } from './acts/suspensionActs.ts';
import { transferCase } from './acts/transferCase.ts';
import { answerOpinion } from './answerOpinion.ts';
import { attachFile } from './attachFile.ts';
import { authorityRoutes } from './authorities/routes.ts';
import type { CaseDetail, CaseId } from './caseContract.ts';
import { caseDetail } from './caseDetail.ts';
import { NamingApi } from './contract.ts';
import { createCase } from './createCase.ts';
import { chinaDay } from './deadline.ts';
import { downloadFile } from './downloadFile.ts';
import { editCase } from './editCase.ts';
import { caseFile } from './fileReadings/fileOf.ts';
import { takePaper } from './fileReadings/takePaper.ts';
import { assessImpact } from './impact/assessImpact.ts';
import { assignTask, settleTask } from './impact/settleTask.ts';
import { listCases } from './listCases.ts';
import { listColleagues } from './listColleagues.ts';
import { listNotices } from './listNotices.ts';
import { listOpinions } from './listOpinions.ts';
import type { NamingContext } from './namingDeps.ts';
import { performAct } from './performAct.ts';
import { replayCheckRun } from './replayCheckRun.ts';
import { reservationRoutes } from './reservations/routes.ts';
import { runChanges } from './runChanges.ts';

/** Every address of naming: the case, its file, its acts, and what the public may read of it. */
export function namingRoutes(router: Router, deps: NamingContext): void {
  fileRoutes(router, deps);
  actRoutes(router, deps);
  taskRoutes(router, deps);
  authorityRoutes(router, deps);
  reservationRoutes(router, deps);
  readingRoutes(router, deps);
}

function fileRoutes(router: Router, deps: NamingContext): void {
  serve(router, NamingApi.create, ({ body }, actor) => createCase(deps, actor, body), deps);
  serve(
    router,
    NamingApi.edit,
    ({ params, version, body }, actor) => editCase(deps, actor, { id: params.id, version, draft: body }),
    deps,
  );
  serve(
    router,
    NamingApi.attach,
    ({ params, query, file }, actor) =>
      attachFile(deps, actor, { id: params.id, material: query.material, upload: file }),
    deps,
  );
  serve(
    router,
    NamingApi.download,
    ({ params }, actor) => takePaper(deps, actor, caseFile(params.id), () => downloadFile(deps, params)),
    deps,
  );
  serve(
    router,
    NamingApi.answer,
    ({ params, body }, actor) =>
      answerOpinion(deps, actor, { id: params.id, opinionId: params.opinionId, answer: body }),
    deps,
  );
}

function taskRoutes(router: Router, deps: NamingContext): void {
  serve(
    router,
    NamingApi.settleTask,
    ({ params, body }, actor) => settleTask(deps, actor, { id: params.id, taskId: params.taskId, body }),
    deps,
  );
  serve(
    router,
    NamingApi.assignTask,
    ({ params, body }, actor) => assignTask(deps, actor, { id: params.id, taskId: params.taskId, body }),
    deps,
  );
}

type ActEndpoint<A extends ActName> = Endpoint & {
  permission: ActPermission;
  params: z.ZodObject<{ id: typeof CaseId }>;
  body: z.ZodType<ActBody<A>>;
  reply: typeof CaseDetail;
};

function actRoutes(router: Router, deps: NamingContext): void {
  const on = <A extends ActName>(endpoint: ActEndpoint<A>, act: Act<A>): void =>
    serve<ActEndpoint<A>>(
      router,
      endpoint,
      ({ params, version, body }, actor) => performAct(deps, actor, { id: params.id, version, body }, act),
      deps,
    );
  on(NamingApi.submit, submitCase);
  on(NamingApi.withdraw, withdrawCase);
  on(NamingApi.return, returnCase);
  on(NamingApi.accept, acceptCase);
  on(NamingApi.notAccept, refuseAcceptance);
  on(NamingApi.check, checkCase);
  on(NamingApi.resolve, resolveFinding);
  on(NamingApi.consult, consultOffices);
  on(NamingApi.reconcile, reconcileCase);
  on(NamingApi.argue, argueCase);
  on(NamingApi.notice, startNotice);
  on(NamingApi.draftDecision, draftDecision);
  on(NamingApi.reviewLegality, reviewLegality);
  on(NamingApi.assessImpact, assessImpact);
  on(NamingApi.submitToApprover, submitToApprover);
  on(NamingApi.approve, approveCase);
  on(NamingApi.refuse, refuseCase);
  on(NamingApi.file, fileCase);
  on(NamingApi.receiveFiling, receiveFiling);
  on(NamingApi.returnFiling, returnFiling);
  on(NamingApi.announce, announceCase);
  on(NamingApi.deliver, deliverDecision);
  on(NamingApi.suspend, suspendCase);
  on(NamingApi.resume, resumeCase);
  on(NamingApi.extend, extendClock);
  on(NamingApi.transfer, transferCase);
  on(NamingApi.sendBack, sendBack);
  on(NamingApi.revoke, revokeApproval);
  on(NamingApi.announceRevocation, announceRevocation);
  on(NamingApi.reopen, reopenCase);
}

function readingRoutes(router: Router, deps: NamingContext): void {
  const today = () => chinaDay(deps.now());
  serve(router, NamingApi.list, ({ query }, actor) => listCases(deps.db, actor, query, today()), deps);
  serve(router, NamingApi.get, ({ params }, actor) => caseDetail(deps, actor, params.id), deps);
  serve(router, NamingApi.colleagues, (_input, actor) => listColleagues(deps.db, actor), deps);
  serve(router, NamingApi.replay, ({ params }) => replayCheckRun(deps.db, params), deps);
  serve(router, NamingApi.runChanges, ({ params }) => runChanges(deps.db, params.id), deps);
  serve(router, NamingApi.opinions, ({ query }, actor) => listOpinions(deps.db, actor, query, today()), deps);
  serve(router, NamingApi.notices, ({ query }) => listNotices(deps.db, query), deps);
}
