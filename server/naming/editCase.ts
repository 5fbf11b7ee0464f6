import type { Actor } from '../accounts/actor.ts';
import { withinDivision } from '../accounts/withinDivision.ts';
import { record } from '../audit/record.ts';
import { PlaceId } from '../gazetteer/contract.ts';
import { json, run, sql } from '../platform/db/sql.ts';
import { parsePart } from '../platform/http/parsePart.ts';
import { Problem } from '../platform/problem.ts';
import type { CaseDetail, CaseId } from './caseContract.ts';
import { caseDetail } from './caseDetail.ts';
import { type CaseFacts, lockCase } from './caseFacts.ts';
import { draftShape, type SettledDraft, saveCandidates, settleDraft } from './createCase.ts';
import { chinaDay } from './deadline.ts';
import { COMPLETE, type UnfinishedDraft } from './draftContract.ts';
import { fieldProblem } from './fieldProblem.ts';
import { isAboutPlace } from './kindContract.ts';
import type { NamingDeps } from './namingDeps.ts';
import { requireVersion } from './requireVersion.ts';
import { withSubject } from './subjectPlace.ts';

/** Edits a draft or an application returned for correction; only its applicant's office may, and only at the version read. */
export async function editCase(
  deps: NamingDeps,
  actor: Actor,
  { id, version, draft: given }: { id: CaseId; version: number; draft: UnfinishedDraft },
): Promise<CaseDetail> {
  const now = deps.now();
  const today = chinaDay(now);
  await deps.db.transaction(async (tx) => {
    const found = await lockCase(tx, id, today);
    requireVersion(found, version);
    if (found.applicantOrgId !== actor.organisationId) {
      throw new Problem('not-allowed', 'Only the applicant edits an application', {
        detailZh: '只有申请单位可以修改申请。',
      });
    }
    if (found.state !== 'draft' && found.state !== 'returned_for_correction') {
      throw new Problem('wrong-state', `An application in state ${found.state} cannot be edited`, {
        detailZh: '申请已提交，不能再修改；如需更正，请由承办单位退回补正。',
      });
    }
    const draft = await withSubject(tx, actor, ofSameKind(found, given));
    requireOwnDivision(actor, draft);
    // It was complete when it was submitted, and stays so.
    if (found.state !== 'draft') parsePart('body', COMPLETE[found.kind], draft);
    const settled = await settleDraft(tx, draft, today);
    await run(tx, updateCase(id, draft, now, settled));
    await saveCandidates(tx, deps, id, draft);
    await record(tx, {
      actor,
      action: 'naming.edit',
      subjectKind: 'naming-case',
      subjectId: id,
      before: { version },
      after: { version: version + 1, candidates: draft.candidates.map((c) => c.name), division: draft.division },
      at: now,
    });
  });
  return caseDetail(deps, actor, id);
}

/** A draft is opened in the applicant's divisions (jurisdiction rule `body-division`) and does not leave them by being edited. */
function requireOwnDivision(actor: Actor, { division }: UnfinishedDraft): void {
  if (division === undefined || withinDivision(actor, division)) return;
  throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
    detailZh: '不在本单位管辖的行政区内。',
  });
}

/** What a case asks for, and of which place, is fixed when its draft is opened. */
function ofSameKind({ kind, placeId }: CaseFacts, draft: UnfinishedDraft): UnfinishedDraft {
  if ((draft.kind ?? kind) !== kind) {
    throw fieldProblem('/kind', 'kind-fixed', `This is a ${kind} case`, '办件类型在新建时确定，不能修改');
  }
  if (!isAboutPlace(kind)) return { ...draft, kind };
  const place = PlaceId.parse(placeId);
  if ((draft.place ?? place) !== place) {
    throw fieldProblem('/place', 'place-fixed', 'The place of a case is fixed', '所办理的地名在新建时确定，不能修改');
  }
  return { ...draft, kind, place };
}

const updateCase = (id: CaseId, draft: UnfinishedDraft, now: string, { provinceCode, authority }: SettledDraft) => sql`
  update naming_case set cancellation_code = ${draft.cancellation?.code ?? null},
    cancellation_text = ${draft.cancellation?.text ?? null}, draws_id = ${draft.draws ?? null}, category = ${draft.category ?? null}, variant = ${authority.variant},
    authority_id = ${authority.id}, province_code = ${provinceCode}, division_code = ${draft.division ?? null},
    geom = ${draftShape(draft)}, location = ${draft.location ?? ''}, extent = ${draft.extent},
    attributes = ${json(draft.attributes)}, contact_name = ${draft.contactName ?? ''},
    contact_phone = ${draft.contactPhone ?? ''}, handler_org_id = ${authority.handlerOrgId},
    approver_org_id = ${authority.approverOrgId}, receiver_org_id = ${authority.receiverOrgId},
    announcer_org_id = ${authority.announcerOrgId}, version = version + 1, updated_at = ${now}
   where id = ${id}`;
