import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { chinaDay } from '../naming/deadline.ts';
import { requireVersion } from '../naming/requireVersion.ts';
import { json, run, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import type { GroundGate } from '../platform/groundGate.ts';
import { Problem } from '../platform/problem.ts';
import type { DossierActBody, DossierActName } from './actContract.ts';
import type { Dossier } from './contract.ts';
import { DOSSIER_ACTS } from './dossierActs.ts';
import { dossierDetail } from './dossierDetail.ts';
import { EFFECTS } from './dossierEffects.ts';
import { type DossierRow, lockDossier } from './dossierFacts.ts';
import { recordDossierStep } from './dossierStep.ts';
import type { DossierId } from './draftContract.ts';
import { requireOwner } from './saveDossier.ts';

interface Sent<A extends DossierActName> {
  id: DossierId;
  version: number;
  body: DossierActBody<A>;
}

/**
 * One act on one dossier: lock, version, office, state, guard and effect, step and audit row in one transaction.
 * @throws Problem stale-version, not-allowed, wrong-state, or what the effect refuses
 */
export async function performDossierAct<A extends DossierActName>(
  deps: Pick<Deps, 'db' | 'now'> & { ground: GroundGate },
  actor: Actor,
  name: A,
  { id, version, body }: Sent<A>,
): Promise<Dossier> {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    const found = await lockDossier(tx, id);
    requireVersion(found, version);
    requireOwner(found, actor);
    const to = stateAfter(name, found);
    const today = chinaDay(at);
    requireNotAhead(body, today);
    await deps.ground(tx, actor, { subject: 'dossier', id, act: name });
    const { note, document, facts, effectiveOn } = await EFFECTS[name]({ tx, actor, found, at, today }, body);
    await run(
      tx,
      sql`update division_dossier set state = ${to}, facts = ${json({ ...found.facts, ...facts })}, version = version + 1,
                 effective_on = coalesce(${effectiveOn ?? null}::date, effective_on), updated_at = ${at}::timestamptz where id = ${id}`,
    );
    await recordDossierStep(tx, { act: name, from: found.state, to, note, document }, { id, actor, at });
    await record(tx, {
      ...{ actor, action: `dossiers.${name}`, subjectKind: 'division-dossier', subjectId: id, at },
      before: { state: found.state, version },
      after: { state: to, version: version + 1, ...body },
    });
  });
  return dossierDetail(deps, actor, id);
}

function stateAfter(name: DossierActName, { state, draft }: DossierRow): DossierRow['state'] {
  const { from, to } = DOSSIER_ACTS[name];
  if (!from.includes(state))
    throw new Problem('wrong-state', `${name} is not possible in state ${state}`, {
      detailZh: '该卷宗现在不能办理此事项，请刷新后再看。',
      act: name,
      state,
      title: draft.title,
    });
  // Announced before its day the dossier says so; announced afterwards it goes on being put into effect.
  return name === 'announce' && state === 'approved' ? 'announced' : (to ?? state);
}

/** What happened cannot lie in the future. */
function requireNotAhead(body: object, today: string): void {
  if (!('on' in body) || typeof body.on !== 'string' || body.on <= today) return;
  const [detail, detailZh] = ['This day is in the future', '日期不能晚于今天'];
  throw new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer: '/on', code: 'in-future', detail, detailZh }],
  });
}
