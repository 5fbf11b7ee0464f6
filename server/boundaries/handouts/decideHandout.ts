import type { Actor } from '../../accounts/actor.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import { type BuiltPackage, buildPackage, keepPackage } from './buildPackage.ts';
import type { DecidingMove, Handout, HandoutId } from './handoutContract.ts';
import type { HandoutDeps } from './handoutDeps.ts';
import { handoutRule } from './handoutRules.ts';
import { countSelection, type Wanted } from './handoutSelection.ts';
import { lockHandout } from './lockHandout.ts';
import { passHandout, requireAct } from './moveHandout.ts';
import { findHandout, type HandoutRow } from './selectHandout.ts';

interface Given {
  id: HandoutId;
  version: number;
  move: DecidingMove;
}

/**
 * Approves, refuses or sends back a request; with the approval its package is made. Another person than who made or checked it decides.
 * @throws Problem not-allowed, stale-version, wrong-state, conflict, too-large, invalid-input
 */
export async function decideHandout(deps: HandoutDeps, actor: Actor, { id, version, move }: Given): Promise<Handout> {
  const moment = { actor, at: deps.now(), today: deps.today() };
  if (move.act !== 'approve' && move.note === null) throw fieldFault('/note', 'missing', 'Say why', '请写明理由');
  const read = await requireAct(deps.db, { id, act: move.act, moment });
  const wanted = wantedBy(read, actor);
  const built = move.act === 'approve' && wanted ? await packageOf(deps, { row: read, wanted, moment }) : undefined;
  return deps.db.transaction(async (tx) => {
    await lockHandout(tx, actor, { id, version });
    await requireAct(tx, { id, act: move.act, moment });
    if (built && wanted) {
      await requireSame(built, await countSelection(tx, wanted));
      await keepPackage(tx, { id, at: moment.at, built });
    }
    const decision = move.act === 'send_back' ? null : actor;
    await run(
      tx,
      sql`update boundary_handout set decided_by_id = ${decision?.id ?? null}::uuid, decided_by = ${decision?.displayName ?? null},
                 decided_at = ${decision ? moment.at : null}::timestamptz, decision_note = ${move.note},
                 checked_by_id = case when ${decision !== null} then checked_by_id end,
                 checked_by = case when ${decision !== null} then checked_by end
           where id = ${id}`,
    );
    await passHandout(tx, { id, act: move.act, note: move.note, moment });
    return findHandout(tx, actor, id, moment.today);
  });
}

const wantedBy = ({ selection, level }: HandoutRow, actor: Actor): Wanted | undefined =>
  selection === null ? undefined : { selection, level, office: actor.divisionCode };

async function packageOf(
  deps: HandoutDeps,
  { row, wanted, moment }: { row: HandoutRow; wanted: Wanted; moment: { actor: Actor; at: string; today: string } },
): Promise<BuiltPackage> {
  const rule = await handoutRule(deps.db, row.level, moment.today);
  return buildPackage(deps, { row, wanted, rule, approvedBy: moment.actor.displayName, at: moment.at });
}

/** What was read may be classified otherwise by now. @throws Problem conflict */
async function requireSame({ manifest }: BuiltPackage, now: object): Promise<void> {
  if (JSON.stringify(manifest.counts) === JSON.stringify(now)) return;
  throw new Problem('conflict', 'The register changed while the package was made: decide again', {
    detailZh: '打包期间数据有变化，请重新审批。',
    code: 'register-moved',
  });
}
