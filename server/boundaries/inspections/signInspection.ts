import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { findInspection } from './findInspection.ts';
import type { Inspection, InspectionId, SignatureDraft } from './inspectionContract.ts';
import { lockInspection, requireState } from './lockInspection.ts';
import { passStep } from './moveInspection.ts';

interface Given {
  id: InspectionId;
  version: number;
  draft: SignatureDraft;
}

/**
 * Signs the joint report for one side: by an account whose own division is that side, or as signed on paper, with the scan on
 * file, where the side is no user. A superior never signs for a side. The second signature completes the inspection.
 * @throws Problem stale-version, wrong-state, not-allowed, conflict, invalid-input
 */
export function signInspection(
  { db, now, today }: Pick<MarkerDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  { id, version, draft }: Given,
): Promise<Inspection> {
  return db.transaction(async (tx) => {
    await lockInspection(tx, { id, version });
    const found = await findInspection(tx, id);
    requireState(found.state, 'remedied');
    const signature = signatureOf(found, { draft, actor, today: today() });
    if (found.signatures.some(({ side }) => side === signature.side)) throw signedAlready();
    await run(tx, insertSignature(id, { ...signature, actor, now: now() }));
    await run(
      tx,
      sql`update joint_inspection set version = version + 1, updated_at = ${now()}::timestamptz where id = ${id}`,
    );
    const subject = { subjectKind: 'joint-inspection', subjectId: id };
    await record(tx, { actor, action: 'inspections.signature', ...subject, after: signature, at: now() });
    const moment = { actor, now: now(), today: today() };
    if (found.signatures.length === 1) await passStep(tx, { id, act: 'sign', moment });
    return findInspection(tx, id);
  });
}

interface Signature {
  side: string;
  method: 'account' | 'recorded';
  signer: string;
  office: string;
  signedOn: string;
  fileId: string | null;
}

function signatureOf(
  { sideA, sideB, files }: Inspection,
  { draft, actor, today }: { draft: SignatureDraft; actor: Actor; today: string },
): Signature {
  const sides = [sideA.code, sideB.code];
  if (draft.method === 'account') {
    if (!sides.includes(actor.divisionCode)) throw notASide();
    const by = { signer: actor.displayName, office: actor.organisationName };
    return { side: actor.divisionCode, method: 'account', ...by, signedOn: today, fileId: null };
  }
  if (!sides.includes(draft.side)) throw fieldFault('/side', 'no-side', 'No side of the line', '不是界线的一方');
  if (draft.signedOn > today)
    throw fieldFault('/signedOn', 'in-future', 'It cannot have been signed in the future', '签署日期不能晚于今天');
  if (!files.some(({ id }) => id === draft.fileId))
    throw fieldFault('/fileId', 'no-file', 'Attach the scanned report first', '请先上传签字盖章的报告扫描件');
  return draft;
}

const notASide = (): Problem =>
  new Problem('not-allowed', 'Only an account of a side signs for it; record the signature on paper instead', {
    detailZh: '只有界线一方的账号可以在线签署；纸质签署的，请上传扫描件后登记。',
    code: 'no-side',
  });
const signedAlready = (): Problem =>
  new Problem('conflict', 'This side has signed', { detailZh: '该方已经签署。', code: 'signed-already' });

const insertSignature = (id: InspectionId, s: Signature & { actor: Actor; now: string }): Sql => sql`
  insert into joint_inspection_signature (inspection_id, side, method, signer, office, signed_on, file_id, actor_id, at)
  values (${id}, ${s.side}, ${s.method}, ${s.signer}, ${s.office}, ${s.signedOn}::date, ${s.fileId}::uuid, ${s.actor.id}, ${s.now}::timestamptz)`;
