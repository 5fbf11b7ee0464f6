import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { chinaDay } from '../naming/deadline.ts';
import { dayBefore } from '../naming/timeLimits/workingCalendar.ts';
import { type Db, many, maybeOne, one, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { approverMissing } from './approverMissing.ts';
import { codePlan, needsCode } from './codePlan.ts';
import { type CodeDecision, Dossier } from './contract.ts';
import { openActs } from './dossierActs.ts';
import { dossierClocks } from './dossierClocks.ts';
import { isAutonomous } from './dossierEffects.ts';
import { RecordedFacts } from './dossierFacts.ts';
import type { DossierId } from './draftContract.ts';
import { strayPlaces } from './guardFacts.ts';
import { changesLine, missingToComplete } from './missingFor.ts';
import { schemeUnits } from './schemeUnits.ts';
import { selectDossier } from './selectDossier.ts';

const Stored = Dossier.pick({
  id: true,
  version: true,
  state: true,
  title: true,
  change: true,
  unit: true,
  owner: true,
  effectiveOn: true,
  updatedAt: true,
  draft: true,
  to: true,
  units: true,
  approver: true,
  draftingArticle: true,
  draftingArticleZh: true,
  materials: true,
  opinions: true,
  appliedAt: true,
  applyFault: true,
  tasks: true,
  steps: true,
}).extend({ ownerOrgId: z.string(), facts: RecordedFacts });
type Stored = z.infer<typeof Stored>;

/** One dossier with what the reader may do. Whether he may read it is asked before. @throws Problem not-found */
export async function dossierDetail(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  id: DossierId,
): Promise<Dossier> {
  const today = chinaDay(now());
  const found = await maybeOne(db, Stored, selectDossier(id));
  if (!found) throw new Problem('not-found', `No dossier ${id}`, { detailZh: '没有这份卷宗。' });
  const { ownerOrgId, facts, ...stored } = found;
  const codes = await codesOf(db, found, today);
  const codeRule = await codeArticle(db, found);
  const lineChanges = changesLine(found.draft);
  const involved = [found.draft.unit, ...(found.draft.units ?? []), ...(found.draft.to ? [found.draft.to] : [])];
  const mayAct = actor.permissions.has('dossiers.prepare') && ownerOrgId === actor.organisationId;
  return {
    ...stored,
    facts,
    codes,
    ...codeRule,
    approverMissing: stored.approver ? null : await approverMissing(db, id),
    changesLine: lineChanges,
    consulted: await consultedOf(db, id),
    clocks: await clocksOf(db, { facts, codes, today, lineChanges }),
    missing: missingToComplete({
      ...{ draft: found.draft, facts, applied: stored.appliedAt !== null },
      openTasks: stored.tasks.filter(({ doneOn }) => doneOn === null).length,
      strayPlaces: stored.appliedAt === null ? 0 : await strayPlaces(db, involved, today),
    }),
    acts: mayAct
      ? [...openActs(stored.state), ...(stored.state === 'drafting' || stored.state === 'consulting' ? ['edit'] : [])]
      : [],
  };
}

// Once in effect the units have other codes; the plan is about those of the day before.
async function codesOf(db: Db, found: Stored, today: string): Promise<CodeDecision[]> {
  const day = found.appliedAt !== null && found.effectiveOn !== null ? dayBefore(found.effectiveOn) : today;
  try {
    return await codePlan(db, found.draft, await schemeUnits(db, found.draft, day), {
      facts: found.facts,
      day: found.effectiveOn ?? today,
    });
  } catch (error) {
    // Another change may have overtaken a draft; its page still opens.
    if (error instanceof Problem) return [];
    throw error;
  }
}

const codeArticle = (db: Db, { draft }: Stored) =>
  one(
    db,
    z.object({ codeArticle: z.string(), codeArticleZh: z.string() }),
    sql`select article as "codeArticle", article_zh as "codeArticleZh" from division_code_rule where change = ${draft.change}
         order by upper_inf(valid) desc, valid desc limit 1`,
  );

async function consultedOf(db: Db, id: DossierId): Promise<Dossier['consulted']> {
  const autonomous = await isAutonomous(db, id);
  return many(
    db,
    Dossier.shape.consulted.element,
    sql`select kind, label, label_zh as "labelZh", kind = 'ethnic_autonomy' as required from dossier_consulted
         where ${autonomous} or kind <> 'ethnic_autonomy' order by required desc, kind`,
  );
}

interface ClockFacts {
  facts: RecordedFacts;
  codes: readonly CodeDecision[];
  today: string;
  lineChanges: boolean;
}

async function clocksOf(db: Db, { facts, codes, today, lineChanges }: ClockFacts): Promise<Dossier['clocks']> {
  const rules = await many(
    db,
    z.object({
      ...{ id: z.string(), label: z.string(), labelZh: z.string(), article: z.string(), articleZh: z.string() },
      ...{ months: z.number().nullable(), extensionMonths: z.number() },
    }),
    sql`select id, label, label_zh as "labelZh", months, extension_months as "extensionMonths", article, article_zh as "articleZh"
          from dossier_clock_rule where valid @> ${facts.approval?.on ?? today}::date order by id`,
  );
  const fixed = codes.filter(needsCode).map(({ fixedOn }) => fixedOn);
  const codesOn = fixed.includes(null) ? null : (fixed.toSorted().at(-1) ?? null);
  return dossierClocks(rules, {
    recorded: facts,
    needsCode: fixed.length > 0,
    codesOn,
    changesLine: lineChanges,
    today,
  });
}
