import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { chinaDay } from '../naming/deadline.ts';
import { fieldProblem } from '../naming/fieldProblem.ts';
import { requireVersion } from '../naming/requireVersion.ts';
import { type Db, json, many, maybeOne, one, run, type Sql, sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { ApproverRule, approverFor, subjectOf } from './approverFor.ts';
import { areaPasses } from './areas/areaPass.ts';
import type { Dossier } from './contract.ts';
import { dossierDetail } from './dossierDetail.ts';
import { type DossierRow, lockDossier } from './dossierFacts.ts';
import { recordDossierStep } from './dossierStep.ts';
import { type DossierDraft, DossierId } from './draftContract.ts';
import { schemeUnits } from './schemeUnits.ts';
import { requireOwnUnits } from './visibleDossiers.ts';

type Needs = Pick<Deps, 'db' | 'now'>;

/** Opens a dossier: who approves follows from the law's rows. @throws Problem invalid-input */
export async function openDossier(deps: Needs, actor: Actor, draft: DossierDraft): Promise<Dossier> {
  const at = deps.now();
  const id = await deps.db.transaction(async (tx) => {
    const settled = await settle(tx, draft, chinaDay(at));
    const row = await one(tx, z.object({ id: DossierId }), insertDossier(draft, settled, { actor, at }));
    await recordDossierStep(tx, { act: 'create', from: null, to: 'drafting' }, { id: row.id, actor, at });
    await audit(tx, { id: row.id, actor, at, act: 'create', draft });
    return row.id;
  });
  return dossierDetail(deps, actor, id);
}

interface Edit {
  id: DossierId;
  version: number;
  draft: DossierDraft;
}

/** Changes the scheme while nothing was submitted. @throws Problem stale-version, not-allowed, wrong-state, invalid-input */
export async function editDossier(deps: Needs, actor: Actor, { id, version, draft }: Edit): Promise<Dossier> {
  const at = deps.now();
  await requireOwnUnits(deps.db, actor, { body: draft });
  await deps.db.transaction(async (tx) => {
    const found = await lockDossier(tx, id);
    requireVersion(found, version);
    requireOwner(found, actor);
    if (found.state !== 'drafting' && found.state !== 'consulting')
      throw new Problem('wrong-state', `A dossier in state ${found.state} is not edited`, {
        detailZh: '已上报的方案不能修改。',
      });
    const settled = await settle(tx, draft, chinaDay(at));
    await run(tx, updateDossier(id, draft, settled, at));
    await recordDossierStep(tx, { act: 'edit', from: found.state, to: found.state }, { id, actor, at });
    await audit(tx, { id, actor, at, act: 'edit', draft, before: found.draft });
  });
  return dossierDetail(deps, actor, id);
}

/** @throws Problem not-allowed */
export function requireOwner({ ownerOrgId }: Pick<DossierRow, 'ownerOrgId'>, actor: Actor): void {
  if (ownerOrgId === actor.organisationId) return;
  throw new Problem('not-allowed', 'Only the office that keeps the dossier acts on it', {
    detailZh: '卷宗由建立单位办理。',
  });
}

interface Settled {
  provinceCode: string;
  codes: string[];
  subject: string;
  approverId: string | null;
}

async function settle(tx: Db, draft: DossierDraft, day: string): Promise<Settled> {
  const scheme = await schemeUnits(tx, draft, day);
  const { unit, to, units, parent } = scheme;
  await requireDraftingParty(tx, draft);
  await areaPasses(tx, draft, scheme, day);
  const subject = subjectOf(draft.change === 'establish' ? { ...unit, type: draft.newType ?? '' } : unit);
  if (subject === undefined) throw new Error('Units of statistics were refused before');
  if (draft.extent !== undefined && draft.extentGround === undefined)
    throw fieldProblem(
      '/extentGround',
      'required',
      'State on what ground it is major or partial',
      '请写明判断为重大或部分变更的理由',
    );
  const facts = { subject, change: draft.change, extent: draft.extent, special: draft.special };
  // A change of line of a county next to an autonomous one is approved as that one's.
  const subjects =
    draft.change === 'boundary' && to && subjectOf(to) === 'autonomous_county'
      ? { ...facts, subject: 'autonomous_county' }
      : facts;
  const found = approverFor(await approverRules(tx, day), subjects);
  const codes = [unit, ...units, parent, ...(to ? [to] : [])].map(({ code }) => code);
  return {
    provinceCode: unit.provinceCode,
    codes,
    subject: subjects.subject,
    approverId: typeof found === 'string' ? null : found.id,
  };
}

/** The rows of DR arts. 6–10 in force on a day. */
const approverRules = (db: Db, day: string): Promise<ApproverRule[]> =>
  many(
    db,
    ApproverRule,
    sql`select id, subjects, changes, extent, special, organ, filing from dossier_approver where valid @> ${day}::date order by id`,
  );

async function requireDraftingParty(tx: Db, { change, drafting, draftingGround }: DossierDraft): Promise<void> {
  const rule = await maybeOne(
    tx,
    z.object({ withoutAgreement: z.boolean() }),
    sql`select without_agreement as "withoutAgreement" from dossier_drafting_rule where change = ${change} and party = ${drafting}`,
  );
  if (!rule)
    throw fieldProblem(
      '/drafting',
      'party',
      'This party does not draft such a scheme (DR-IM art. 3)',
      '该类变更不由此方拟订方案（实施办法第三条）',
    );
  if (rule.withoutAgreement && draftingGround === undefined)
    throw fieldProblem(
      '/draftingGround',
      'required',
      'Say why the governments did not agree',
      '请写明双方未能协商一致的情况',
    );
}

interface Audited {
  id: DossierId;
  actor: Actor;
  at: string;
  act: string;
  draft: DossierDraft;
  before?: DossierDraft;
}
const audit = (tx: Db, { id, actor, at, act, draft, before }: Audited) =>
  record(tx, {
    ...{ actor, action: `dossiers.${act}`, subjectKind: 'division-dossier', subjectId: id, at, after: draft },
    ...(before ? { before } : {}),
  });

const insertDossier = (draft: DossierDraft, s: Settled, { actor, at }: { actor: Actor; at: string }): Sql => sql`
  insert into division_dossier (province_code, state, draft, division_codes, subject, owner_org_id, approver_id, created_at, updated_at)
  values (${s.provinceCode}, 'drafting', ${json(draft)}, ${s.codes}, ${s.subject}, ${actor.organisationId}, ${s.approverId},
    ${at}::timestamptz, ${at}::timestamptz) returning id`;

const updateDossier = (id: DossierId, draft: DossierDraft, s: Settled, at: string): Sql => sql`
  update division_dossier set draft = ${json(draft)}, division_codes = ${s.codes}, subject = ${s.subject}, approver_id = ${s.approverId},
         version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`;
