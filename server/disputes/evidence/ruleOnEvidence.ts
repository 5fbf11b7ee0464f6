import type { Actor } from '../../accounts/actor.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { lockOpenDispute } from '../lockOpenDispute.ts';
import type { CheckCode, Evidence, EvidenceId, RulingDraft } from './evidenceContract.ts';
import { evidenceParts } from './evidenceParts.ts';
import { requireVersionOf } from './fileEvidence.ts';
import { findEvidence } from './listEvidence.ts';

interface Given {
  id: DisputeId;
  evidenceId: EvidenceId;
  version: number;
  draft: RulingDraft;
}

/**
 * Decides the class of a piece of evidence with reasons: who handles the dispute on any, a side on its own until then. A class
 * of which a check fails is refused (BD arts. 7, 8), and every class but the last for what art. 9 leaves out by its kind.
 * @throws Problem not-found, stale-version, wrong-state, not-allowed, invalid-input `check-failed`
 */
export async function ruleOnEvidence(
  deps: Pick<DisputeDeps, 'db' | 'now'>,
  actor: Actor,
  { id, evidenceId, version, draft }: Given,
): Promise<Evidence> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await lockOpenDispute(tx, id);
    await requireVersionOf(tx, { id, evidenceId, version });
    const evidence = await findEvidence(tx, actor, { id, evidenceId });
    if (!evidence.mayRule)
      throw new Problem(
        'not-allowed',
        'A side decides on its own evidence only, and not after the handling government',
        {
          detailZh: '各方只能对本方的证据提出认定，处理机关已经认定的不能改变。',
        },
      );
    requireLawful(evidence, draft);
    const parts = await evidenceParts(tx, found, actor);
    const part = parts.includes('handler') ? 'handler' : evidence.part;
    await insertRuling(tx, { evidenceId, version, draft, part }, { actor, at });
    const after = { evidenceId, version, class: draft.class, part };
    const step = { act: 'ruleOnEvidence', from: found.state, to: found.state, reason: draft.reason, after };
    await recordStep(tx, step, { id, actor, at });
    return findEvidence(tx, actor, { id, evidenceId });
  });
}

function requireLawful({ refused }: Evidence, { class: given }: RulingDraft): void {
  const fault = refused.find((one) => one.class === given);
  if (!fault) return;
  const { failed } = fault;
  if (failed.length === 0)
    throw fieldProblem(
      '/class',
      'inadmissible',
      'By its kind it is neither basis nor reference (BD art. 9): put its kind right first',
      '该种材料不作为依据和参考（《行政区域边界争议处理条例》第九条），如种类有误请先更正',
    );
  throw fieldProblem(
    '/class',
    'check-failed',
    `Not of this class: ${failed.map((code) => FAILURES[code][0]).join('; ')}`,
    `不符合该类别的条件：${failed.map((code) => FAILURES[code][1]).join('；')}`,
  );
}

const FAILURES: Record<CheckCode, readonly [string, string]> = {
  before_dispute: ['it is not from before the dispute', '形成时间不早于争议发生'],
  after_liberation: ['it is not from after Liberation', '形成时间不在解放以后'],
  sealed_by_both: ['it does not bear the seals of both', '没有双方的印章'],
  own_province: ['its area touches another province', '涉及毗邻省份'],
  with_map: ['it has no map', '没有附图'],
};

interface Ruled {
  evidenceId: EvidenceId;
  version: number;
  draft: RulingDraft;
  part: string;
}

const insertRuling = (
  tx: Db,
  { evidenceId, version, draft, part }: Ruled,
  { actor, at }: { actor: Actor; at: string },
): Promise<number> =>
  run(
    tx,
    sql`insert into dispute_evidence_ruling (evidence_id, version, class, reason, part, by_id, by_name, organisation, at)
        values (${evidenceId}, ${version}, ${draft.class}, ${draft.reason}, ${part}, ${actor.id}, ${actor.displayName},
                ${actor.organisationName}, ${at}::timestamptz)`,
  );
