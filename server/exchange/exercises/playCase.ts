import type { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Act } from '../../naming/act.ts';
import { ActBodies, type ActBody, type ActName } from '../../naming/actContract.ts';
import { announceCase } from '../../naming/acts/announceCase.ts';
import { checkCase } from '../../naming/acts/checkCase.ts';
import { consultOffices } from '../../naming/acts/consultOffices.ts';
import { approveCase } from '../../naming/acts/decideCase.ts';
import { deliverDecision } from '../../naming/acts/deliverDecision.ts';
import { fileCase, receiveFiling } from '../../naming/acts/filingActs.ts';
import { acceptCase, returnCase } from '../../naming/acts/intakeActs.ts';
import { resolveFinding } from '../../naming/acts/resolveFinding.ts';
import {
  draftDecision,
  reconcileCase,
  reviewLegality,
  startNotice,
  submitToApprover,
} from '../../naming/acts/reviewActs.ts';
import { submitCase } from '../../naming/acts/submitCase.ts';
import { answerOpinion } from '../../naming/answerOpinion.ts';
import type { CaseDetail } from '../../naming/caseContract.ts';
import { caseDetail } from '../../naming/caseDetail.ts';
import { createCase } from '../../naming/createCase.ts';
import { chinaDay } from '../../naming/deadline.ts';
import type { NamingDeps } from '../../naming/namingDeps.ts';
import { submitObjection } from '../../naming/objections/submitObjection.ts';
import { performAct } from '../../naming/performAct.ts';
import type { ExerciseCase, ExerciseStep } from './exerciseFile.ts';

/** Whoever plays in an exercise, and the work of a day in the past. */
export interface Stage {
  actorOf: (username: string) => Promise<Actor>;
  /** The same dependencies at an hour of a day so many days ago. */
  onDay: (days: number, step: number) => NamingDeps;
}

type Played = (deps: NamingDeps, actor: Actor, found: CaseDetail, body: unknown) => Promise<CaseDetail>;

const playing =
  <A extends ActName>(act: Act<A>, schema: z.ZodType<ActBody<A>>): Played =>
  (deps, actor, { id, version }, body) =>
    performAct(deps, actor, { id, version, body: schema.parse(body) }, act);

/** Every open finding is settled with the same words. */
const resolveAll: Played = async (deps, actor, start, body) => {
  let found = start;
  const resolve = playing(resolveFinding, ActBodies.resolve);
  for (const { id, level, resolution } of start.lastRun?.findings ?? []) {
    if (resolution || (level !== 'block' && level !== 'review')) continue;
    found = await resolve(deps, actor, found, { ...Object(body), findingId: id });
  }
  return found;
};

const answer: Played = (deps, actor, { id, opinions }, body) => {
  const asked = opinions.find(({ organisation }) => organisation === actor.organisationName);
  if (!asked) throw new Error(`${actor.organisationName} was not asked`);
  return answerOpinion(deps, actor, { id, opinionId: asked.id, answer: ActBodies.answer.parse(body) });
};

const PLAYED: Readonly<Record<Exclude<ExerciseStep['act'], 'consult' | 'object'>, Played>> = {
  submit: playing(submitCase, ActBodies.submit),
  return: playing(returnCase, ActBodies.return),
  accept: playing(acceptCase, ActBodies.accept),
  check: playing(checkCase, ActBodies.check),
  resolve: resolveAll,
  answer,
  reconcile: playing(reconcileCase, ActBodies.reconcile),
  notice: playing(startNotice, ActBodies.notice),
  draftDecision: playing(draftDecision, ActBodies.draftDecision),
  reviewLegality: playing(reviewLegality, ActBodies.reviewLegality),
  submitToApprover: playing(submitToApprover, ActBodies.submitToApprover),
  approve: playing(approveCase, ActBodies.approve),
  deliver: playing(deliverDecision, ActBodies.deliver),
  file: playing(fileCase, ActBodies.file),
  receiveFiling: playing(receiveFiling, ActBodies.receiveFiling),
  announce: playing(announceCase, ActBodies.announce),
};
const consult = playing(consultOffices, ActBodies.consult);

/**
 * Takes a case through its steps by the acts that officers use, each on its day: guards, clocks, numbers, notifications
 * and audit entries are as if it had happened.
 * @throws Problem where a step is not lawful: the file of exercises no longer fits the procedure
 */
export async function playCase(stage: Stage, { draft, steps }: ExerciseCase): Promise<void> {
  const [first] = steps;
  const contact = { contactName: '演练联系人', contactPhone: '0953-0000000' };
  const applicant = await stage.actorOf('shenqing');
  let found = await createCase(stage.onDay(first?.day ?? 0, 0), applicant, { ...draft, ...contact });
  for (const [i, step] of steps.entries()) found = await playStep(stage, { found, step, number: i + 1 });
}

interface Playing {
  found: CaseDetail;
  step: ExerciseStep;
  number: number;
}

async function playStep(stage: Stage, { found, step, number }: Playing): Promise<CaseDetail> {
  const deps = stage.onDay(step.day, number);
  if (step.act === 'object') {
    await submitObjection({ ...deps, config: deps }, found.id, step.body);
    return found;
  }
  const actor = await stage.actorOf(step.as);
  const seen = await caseDetail(deps, actor, found.id);
  if (step.act === 'consult') {
    return consult(deps, actor, seen, { candidateId: seen.candidates[0]?.id, organs: step.organs });
  }
  return PLAYED[step.act](deps, actor, seen, dated(step.body, chinaDay(deps.now())));
}

const dated = (body: Readonly<Record<string, unknown>>, day: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).map(([key, value]) => [key, value === 'DAY' ? day : value]));
