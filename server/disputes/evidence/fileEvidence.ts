import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { shapeOf } from '../../gazetteer/namesInScope.ts';
import { chinaDay } from '../../naming/deadline.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import type { LockedDispute } from '../lockDispute.ts';
import { lockOpenDispute } from '../lockOpenDispute.ts';
import {
  type Evidence,
  type EvidenceCorrection,
  type EvidenceDraft,
  EvidenceId,
  type EvidencePart,
} from './evidenceContract.ts';
import { evidenceParts } from './evidenceParts.ts';
import { type ExtentFacts, extentFacts } from './extentFacts.ts';
import { findEvidence } from './listEvidence.ts';

type Needs = Pick<DisputeDeps, 'db' | 'now'>;

/**
 * Puts a paper into the file of an open dispute: a side its own, who handles the dispute anybody's. What class it is in is
 * proposed by the rows of BD arts. 7-9 and decided by `ruleOnEvidence`; what is inadmissible is filed all the same.
 * @throws Problem not-found, wrong-state, not-allowed, invalid-input
 */
export async function fileEvidence(
  deps: Needs,
  actor: Actor,
  { id, draft }: { id: DisputeId; draft: EvidenceDraft },
): Promise<Evidence> {
  const at = deps.now();
  const evidenceId = await deps.db.transaction(async (tx) => {
    const found = await lockOpenDispute(tx, id);
    await requirePart(tx, found, draft.part, actor);
    const facts = await settle(tx, draft, { found, part: draft.part, day: chinaDay(at) });
    const made = await one(
      tx,
      z.object({ id: EvidenceId }),
      sql`insert into dispute_evidence (dispute_id, number, part, filed_at)
          select ${id}, coalesce(max(number), 0) + 1, ${draft.part}, ${at}::timestamptz
            from dispute_evidence where dispute_id = ${id} returning id`,
    );
    await run(tx, insertVersion({ id: made.id, version: 1, content: { ...draft, reason: null }, facts, actor, at }));
    const step = { act: 'fileEvidence', from: found.state, to: found.state, after: { ...draft, evidenceId: made.id } };
    await recordStep(tx, step, { id, actor, at });
    return made.id;
  });
  return findEvidence(deps.db, actor, { id, evidenceId });
}

interface Correction {
  id: DisputeId;
  evidenceId: EvidenceId;
  version: number;
  draft: EvidenceCorrection;
}

/**
 * Puts what was said of a paper right, with the reason: a new version, to be judged anew. The old one stays.
 * @throws Problem not-found, stale-version, wrong-state, not-allowed, invalid-input
 */
export async function correctEvidence(
  deps: Needs,
  actor: Actor,
  { id, evidenceId, version, draft }: Correction,
): Promise<Evidence> {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    const found = await lockOpenDispute(tx, id);
    const part = await requireVersionOf(tx, { id, evidenceId, version });
    await requirePart(tx, found, part, actor);
    const facts = await settle(tx, draft, { found, part, day: chinaDay(at) });
    await run(tx, insertVersion({ id: evidenceId, version: version + 1, content: draft, facts, actor, at }));
    const { reason, ...content } = draft;
    const after = { ...content, evidenceId, version: version + 1 };
    const step = { act: 'correctEvidence', from: found.state, to: found.state, reason, after };
    await recordStep(tx, step, { id, actor, at });
  });
  return findEvidence(deps.db, actor, { id, evidenceId });
}

const Latest = z.object({ part: z.enum(['a', 'b', 'handler']), version: z.number().int() });

/** Whose a piece of evidence is, at the version that was read. The dispute is locked. @throws Problem not-found, stale-version */
export async function requireVersionOf(
  tx: Db,
  { id, evidenceId, version }: { id: DisputeId; evidenceId: EvidenceId; version: number },
): Promise<EvidencePart> {
  const latest = await maybeOne(
    tx,
    Latest,
    sql`select e.part, max(v.version) as version
          from dispute_evidence e join dispute_evidence_version v on v.evidence_id = e.id
         where e.id = ${evidenceId} and e.dispute_id = ${id} group by e.part`,
  );
  if (!latest) throw new Problem('not-found', 'No such evidence in this dispute', { detailZh: '该争议没有这份证据。' });
  if (latest.version === version) return latest.part;
  throw new Problem('stale-version', `It is at version ${latest.version}, you read version ${version}`, {
    detailZh: `该证据已被更正（当前版本 ${latest.version}，您打开的是版本 ${version}），请刷新后再办理。`,
    current: latest.version,
  });
}

async function requirePart(tx: Db, found: LockedDispute, part: EvidencePart, actor: Actor): Promise<void> {
  if ((await evidenceParts(tx, found, actor)).includes(part)) return;
  throw new Problem('not-allowed', 'A side brings and corrects its own evidence only', {
    detailZh: '各方只能提交、更正本方的证据。',
  });
}

type Said = Pick<EvidenceCorrection, 'kind' | 'fileId' | 'extent' | 'dated'>;

async function settle(
  tx: Db,
  draft: Said,
  { found, part, day }: { found: LockedDispute; part: EvidencePart; day: string },
): Promise<ExtentFacts> {
  const known = await maybeOne(
    tx,
    z.object({ id: z.string() }),
    sql`select id from evidence_kind where id = ${draft.kind}`,
  );
  if (!known) throw fieldProblem('/kind', 'unknown', 'No such kind of paper', '没有这种材料');
  if (draft.dated !== null && draft.dated > day)
    throw fieldProblem('/dated', 'in-future', 'The paper cannot be from the future', '材料日期不能晚于今天');
  if (draft.fileId !== null) await requireDisputeFile(tx, found.id, draft.fileId);
  const province = `${(part === 'b' ? found.sideB : found.sideA).slice(0, 2)}0000`;
  return extentFacts(tx, draft.extent, { province, day });
}

interface Version {
  id: EvidenceId;
  version: number;
  content: Omit<EvidenceCorrection, 'reason'> & { reason: string | null };
  facts: ExtentFacts;
  actor: Actor;
  at: string;
}

const insertVersion = ({ id, version, content: c, facts, actor, at }: Version): Sql => sql`
  insert into dispute_evidence_version (evidence_id, version, kind, title, issuer, document_no, dated, form, sealed_a, sealed_b,
    has_map, extent, other_provinces, within_own, file_id, note, reason, by_id, by_name, organisation, at)
  values (${id}, ${version}, ${c.kind}, ${c.title}, ${c.issuer}, ${c.documentNo}, ${c.dated}, ${c.form}, ${c.sealedA},
    ${c.sealedB}, ${c.hasMap}, ${c.extent ? shapeOf(c.extent) : sql`null::geometry`}, ${[...facts.otherProvinces]}::text[],
    ${facts.withinOwn}, ${c.fileId}, ${c.note}, ${c.reason}, ${actor.id}, ${actor.displayName}, ${actor.organisationName},
    ${at}::timestamptz)`;
