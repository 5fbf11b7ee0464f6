import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { divisionAt } from '../divisions/listDivisions.ts';
import { nameKeys } from '../gazetteer/nameKeys.ts';
import { shapeOf } from '../gazetteer/namesInScope.ts';
import { normaliseName } from '../gazetteer/normaliseName.ts';
import { romanize } from '../gazetteer/romanize.ts';
import { splitName } from '../gazetteer/splitName.ts';
import { type Db, json, one, run, type Sql, sql } from '../platform/db/sql.ts';
import type { CaseDetail } from './caseContract.ts';
import { CaseId } from './caseContract.ts';
import { caseDetail } from './caseDetail.ts';
import { chinaDay } from './deadline.ts';
import type { UnfinishedDraft } from './draftContract.ts';
import { fieldProblem } from './fieldProblem.ts';
import { findAuthority } from './findAuthority.ts';
import { isAboutPlace } from './kindContract.ts';
import type { NamingDeps } from './namingDeps.ts';
import { insertStep } from './performAct.ts';
import { requireDrawable } from './reservations/requireDrawable.ts';
import { requireSubjectGeometry } from './subjectGeometry.ts';
import { withSubject } from './subjectPlace.ts';

/** Opens a draft, complete or not: the offices of the case follow from the law's rows once category and division are known. */
export async function createCase(deps: NamingDeps, actor: Actor, given: UnfinishedDraft): Promise<CaseDetail> {
  const now = deps.now();
  const today = chinaDay(now);
  const id = await deps.db.transaction(async (tx) => {
    const draft = await withSubject(tx, actor, given);
    const settled = await settleDraft(tx, draft, today);
    const row = await one(tx, z.object({ id: CaseId }), insertCase(draft, actor, now, settled));
    await saveCandidates(tx, deps, row.id, draft);
    await run(
      tx,
      insertStep(row.id, actor, now, { act: 'create', from: null, to: 'draft', reason: null, document: null }),
    );
    await record(tx, {
      actor,
      action: 'naming.create',
      subjectKind: 'naming-case',
      subjectId: row.id,
      after: {
        kind: draft.kind ?? 'naming',
        category: draft.category,
        candidates: draft.candidates.map((c) => c.name),
        division: draft.division,
      },
      at: now,
    });
    return row.id;
  });
  return caseDetail(deps, actor, id);
}

export type SettledDraft = Awaited<ReturnType<typeof settleDraft>>;

/** Checks what spans several fields, as far as they are filled in: different candidates, a real division, a fitting shape, an office that decides. */
export async function settleDraft(tx: Db, draft: UnfinishedDraft, today: string) {
  requireDifferentNames(draft);
  const { category, division, geometry, kind = 'naming' } = draft;
  const provinceCode = division === undefined ? null : await provinceOf(tx, division, today);
  if (category === undefined || division === undefined) return { provinceCode, authority: UNDECIDED };
  if (draft.draws) await requireDrawable(tx, draft, draft.draws);
  // A name that ends keeps the shape the register has, be it a point.
  if (geometry && kind !== 'cancellation') await requireSubjectGeometry(tx, { category, division, geometry });
  return {
    provinceCode,
    authority: await findAuthority(tx, { kind, category, countyCode: division.slice(0, 6), today }),
  };
}

const UNDECIDED = {
  ...{ id: null, variant: null, handlerOrgId: null },
  ...{ approverOrgId: null, receiverOrgId: null, announcerOrgId: null },
};

async function provinceOf(tx: Db, code: string, today: string): Promise<string> {
  const division = await divisionAt(tx, code, today);
  if (division && ['county', 'township'].includes(division.level)) return division.provinceCode;
  throw fieldProblem(
    '/division',
    'no-division',
    `No county or township ${code} on ${today}`,
    '所选行政区不存在，请选择县（市、区）或乡镇（街道）',
  );
}

function requireDifferentNames({ candidates }: UnfinishedDraft): void {
  const norms = candidates.map(({ name = '' }) => normaliseName(name));
  const again = norms.findIndex((norm, i) => norm !== '' && norms.indexOf(norm) !== i);
  if (again < 0) return;
  throw fieldProblem(
    `/candidates/${again}/name`,
    'same-candidate',
    'The same name is given twice',
    '备选名称重复，请填写不同的名称',
  );
}

/** Replaces the candidates of a draft, with their comparison keys and spelling. */
export async function saveCandidates(tx: Db, deps: NamingDeps, caseId: string, draft: UnfinishedDraft): Promise<void> {
  const { tables } = await deps.rules(tx);
  const rows = draft.candidates.map(({ name = '', meaning = '', reason = '' }, i) => {
    const parts = { name, ...splitName(name, draft.category, tables.generics) };
    const keys = nameKeys(parts, tables);
    const { romanTone } = romanize({ ...parts, category: draft.category }, tables);
    const spelled = { norm: keys.norm, pinyin_key: keys.pinyinPlain[0] ?? '', roman_tone: romanTone };
    return { name, meaning, reason, rank: i + 1, ...spelled };
  });
  for (const statement of replaceCandidates(caseId, json(rows), deps.now())) await run(tx, statement);
}

/** A name that is still there keeps its row, with the checks and opinions on it; one that was given up stays where they point at it. */
const replaceCandidates = (caseId: string, rows: unknown, now: string): Sql[] => {
  const given = sql`jsonb_to_recordset(${rows})
    as r (rank int, name text, norm text, pinyin_key text, roman_tone text, meaning text, reason text)`;
  return [
    sql`update case_candidate set dropped_at = ${now} where case_id = ${caseId} and dropped_at is null`,
    sql`update case_candidate d
           set rank = r.rank, name = r.name, meaning = r.meaning, reason = r.reason, roman_tone = r.roman_tone, dropped_at = null
          from ${given}
         where r.norm <> '' and d.id = (select e.id from case_candidate e where e.case_id = ${caseId} and e.norm = r.norm
                                         order by e.dropped_at desc, e.id limit 1)`,
    sql`insert into case_candidate (case_id, rank, name, norm, pinyin_key, roman_tone, meaning, reason)
        select ${caseId}::uuid, r.* from ${given}
         where r.norm = '' or not exists (select 1 from case_candidate e
                 where e.case_id = ${caseId} and e.norm = r.norm and e.dropped_at is null)`,
    sql`delete from case_candidate d
         where d.case_id = ${caseId} and d.dropped_at is not null
           and not exists (select 1 from case_finding f where f.candidate_id = d.id)
           and not exists (select 1 from check_run_input i where i.candidate_id = d.id)
           and not exists (select 1 from opinion o where o.candidate_id = d.id)
           and not exists (select 1 from notice n where n.candidate_id = d.id)
           and not exists (select 1 from naming_case c where c.chosen_id = d.id)`,
  ];
};

const insertCase = (
  draft: UnfinishedDraft,
  actor: Actor,
  now: string,
  { provinceCode, authority }: SettledDraft,
) => sql`
  insert into naming_case (kind, place_id, cancellation_code, cancellation_text, draws_id, category, variant,
    authority_id, state, province_code, division_code, geom, location, extent, attributes, contact_name, contact_phone,
    applicant_id, applicant_org_id, handler_org_id, approver_org_id, receiver_org_id, announcer_org_id, created_at,
    updated_at)
  values (${ofKind(draft)}, ${draft.category ?? null}, ${authority.variant}, ${authority.id}, 'draft', ${provinceCode},
    ${draft.division ?? null}, ${draftShape(draft)}, ${draft.location ?? ''}, ${draft.extent}, ${json(draft.attributes)},
    ${draft.contactName ?? ''}, ${draft.contactPhone ?? ''}, ${actor.id}, ${actor.organisationId},
    ${authority.handlerOrgId}, ${authority.approverOrgId}, ${authority.receiverOrgId},
    ${authority.announcerOrgId}, ${now}, ${now})
  returning id`;

const ofKind = ({ kind = 'naming', place, cancellation, draws }: UnfinishedDraft): Sql => sql`
  ${kind}, ${(isAboutPlace(kind) && place) || null}, ${cancellation?.code ?? null}, ${cancellation?.text ?? null},
  ${draws ?? null}`;

/** The shape of a draft, null until it is drawn. */
export const draftShape = ({ geometry }: UnfinishedDraft): Sql => (geometry ? shapeOf(geometry) : sql`null`);
