import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import { requireVersion } from '../requireVersion.ts';
import type { MatterActBody, MatterActName, MatterDetail, MatterId, MatterState } from './matterContract.ts';
import { matterDetail } from './matterDetail.ts';
import { lockMatter, type MatterFacts, openActs } from './matterFacts.ts';
import type { MatterContext, SupervisionDeps } from './supervisionDeps.ts';
import { liabilityRule } from './supervisionLaw.ts';

/** What the log keeps of an act; `to` is the state where it ends the matter. */
export interface MatterEffect {
  text: string;
  document?: string | undefined;
  to?: MatterState;
  /** Facts for the audit entry: no names of persons. */
  audit?: Record<string, unknown>;
}
export interface MatterAct<A extends MatterActName> {
  name: A;
  effect: (context: MatterContext, body: MatterActBody<A>) => Promise<MatterEffect>;
}

/**
 * One act on one matter: lock, version, office, state, the law's row, effect, step and audit row in one transaction.
 * @throws Problem stale-version, not-allowed, wrong-state, or what the effect refuses
 */
export async function performMatterAct<A extends MatterActName>(
  deps: SupervisionDeps,
  actor: Actor,
  { id, version, body }: { id: MatterId; version: number; body: MatterActBody<A> },
  act: MatterAct<A>,
): Promise<MatterDetail> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const today = chinaDay(now);
    const found = await lockMatter(tx, id);
    requireVersion(found, version);
    requireOffice(found, actor);
    const rule = await liabilityRule(tx, found.liability, { day: found.foundOn, division: found.divisionCode });
    requireOpen(act.name, openActs(found, rule));
    const { text, document, to, audit } = await act.effect({ tx, actor, found, rule, now, today }, body);
    await run(tx, saveState(id, to ?? found.state, now));
    await run(tx, insertMatterStep(id, actor, now, { act: act.name, text, document }));
    await record(tx, {
      actor,
      action: `supervision.${act.name}`,
      subjectKind: 'supervision-matter',
      subjectId: id,
      before: { state: found.state, version: found.version },
      after: { state: to ?? found.state, version: found.version + 1, ...audit },
      at: now,
    });
  });
  return matterDetail(deps, actor, id);
}

function requireOffice({ officeOrgId }: MatterFacts, actor: Actor): void {
  if (officeOrgId === actor.organisationId) return;
  throw new Problem('not-allowed', 'Only the office that opened the matter acts on it', {
    detailZh: '监督检查事项由立案单位办理。',
  });
}

function requireOpen(act: MatterActName, open: readonly MatterActName[]): void {
  if (open.includes(act)) return;
  throw new Problem('wrong-state', `${act} is not possible now`, {
    detailZh: '该事项现在不能办理，请刷新后再看。',
    act,
    open,
  });
}

const saveState = (id: MatterId, state: MatterState, now: string): Sql => sql`
  update supervision_matter set state = ${state}, version = version + 1, updated_at = ${now} where id = ${id}`;

interface Step {
  act: string;
  text: string;
  document?: string | undefined;
}

/** A row of the append-only log of a matter. */
export const insertMatterStep = (id: string, actor: Actor, now: string, { act, text, document }: Step): Sql => sql`
  insert into supervision_step (matter_id, act, actor, organisation, at, text, document)
  values (${id}, ${act}, ${actor.displayName}, ${actor.organisationName}, ${now}, ${text}, ${document ?? null})`;
