import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { requireVersion } from '../requireVersion.ts';
import { AuthorityChange, type AuthorityDraft } from './authorityContract.ts';
import { changeColumns, visibleChange } from './listAuthorities.ts';

interface Decision {
  id: string;
  version: number;
  approve: boolean;
  remark: string;
}

/**
 * Approves or rejects a proposed row; never by whoever proposed it. An approved one ends the earlier row of the same place
 * and kind on its day, and is in force from then on.
 * @throws Problem not-found, stale-version, conflict `four-eyes`, `already-decided`
 */
export async function decideAuthority(
  deps: NamingDeps,
  actor: Actor,
  { id, version, approve, remark }: Decision,
): Promise<AuthorityChange> {
  const at = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await one(
      tx,
      AuthorityChange,
      sql`select ${changeColumns(actor)} from authority_change c where c.id = ${id} for update`,
    );
    requireVersion(found, version);
    requireOpen(found);
    const authorityId = approve ? await takeForce(tx, id, found.body) : null;
    const state = approve ? 'approved' : 'rejected';
    await run(
      tx,
      sql`update authority_change set state = ${state}, version = version + 1, decided_by = ${actor.id},
                 decider = ${actor.displayName}, decided_at = ${at}, remark = ${remark || null},
                 authority_id = ${authorityId} where id = ${id}`,
    );
    await record(tx, {
      ...{ actor, action: 'authorities.decide', subjectKind: 'authority-change', subjectId: id, at },
      ...{ before: { state: found.state }, after: { state, authorityId, documentNo: found.body.documentNo } },
    });
    return one(tx, AuthorityChange, sql`select ${changeColumns(actor)} from authority_change c where c.id = ${id}`);
  });
}

function requireOpen({ state, own }: AuthorityChange): void {
  if (state !== 'submitted') {
    throw new Problem('conflict', 'It was decided already', {
      detailZh: '该核定事项已有决定。',
      code: 'already-decided',
    });
  }
  if (!own) return;
  throw new Problem('conflict', 'Whoever proposed a row does not decide on it', {
    detailZh: '提出人不得批准本人提出的职权核定，须由另一人批准。',
    code: 'four-eyes',
  });
}

async function takeForce(tx: Db, changeId: string, draft: AuthorityDraft): Promise<string> {
  const id = `local-${draft.category}-${draft.jurisdiction}-${changeId.slice(0, 8)}`;
  await run(tx, endEarlier(draft));
  if ((await run(tx, insertRow(id, draft))) === 0) throw noModel();
  return id;
}

const noModel = (): Problem =>
  new Problem('conflict', 'No national row says how such an approval is filed and announced', {
    detailZh: '全国性职权表中没有同一程序、同一层级的行，无从确定备案和公告的办法。',
    code: 'no-model',
  });

const endEarlier = ({
  category,
  caseKind,
  jurisdiction,
  placeLevel,
  delegation,
  effectiveOn,
}: AuthorityDraft): Sql => sql`
  update authority set valid = daterange(lower(valid), ${effectiveOn})
   where category = ${category} and subtype = '' and case_kind is not distinct from ${caseKind}
     and jurisdiction = ${jurisdiction} and place_level = ${placeLevel} and delegation = ${delegation}
     and valid @> ${effectiveOn}::date and lower(valid) < ${effectiveOn}::date`;

/**
 * What the law says of filing and announcement is taken from a national row that is conducted in the same procedure at the same level of the
 * approver, one of the same category before others; the document names the power.
 */
const insertRow = (id: string, draft: AuthorityDraft): Sql => sql`
  insert into authority (id, category, case_kind, jurisdiction, place_level, variant, delegation, handler_kind,
    handler_division, approver_kind, approver_division, office_code, consulted, consulted_by_law, filing_receiver,
    filing_receiver_en, receiver_kind, receiver_division, announcer_kind, announcer_division, announce_clock, instrument,
    article, article_zh, consult_article_zh, consult_article_en, filing_article_zh, filing_article_en,
    announce_article_zh, announce_article_en, valid, verified, document_no, note)
  select ${id}, ${draft.category}, ${draft.caseKind}::text, ${draft.jurisdiction}, ${draft.placeLevel}, ${draft.variant},
         ${draft.delegation}, ${draft.handlerKind}, ${draft.handlerLevel}, ${draft.approverKind}, ${draft.approverLevel},
         ${draft.officeCode ?? null}::text, ${draft.consulted}::text[], m.consulted_by_law, m.filing_receiver,
         m.filing_receiver_en, m.receiver_kind, m.receiver_division, m.announcer_kind, m.announcer_division,
         m.announce_clock, ${draft.documentNo}, ${`${draft.documentNo} ${draft.article}`.trim()},
         ${`${draft.documentNo}${draft.article}`}, m.consult_article_zh, m.consult_article_en, m.filing_article_zh,
         m.filing_article_en, m.announce_article_zh, m.announce_article_en, daterange(${draft.effectiveOn}, null), true,
         ${draft.documentNo}, ${draft.reason}
    from authority m where m.id = (${modelOf(draft)})`;

const modelOf = ({ variant, approverLevel, category, effectiveOn }: AuthorityDraft): Sql => sql`
  select m.id from authority m
   where m.jurisdiction = 'CN' and m.variant = ${variant} and m.approver_division = ${approverLevel} and m.case_kind is null
     and m.subtype = '' and not m.delegation and m.announcer_kind is not null and m.valid @> ${effectiveOn}::date
   order by m.category = ${category} desc, m.verified desc, m.id limit 1`;

const Params = z.object({ id: z.uuid() });

/** Jurisdiction rule `authority-change`. @throws Problem outside-jurisdiction */
export async function requireVisibleChangeOfAuthority(
  db: Db,
  actor: Actor,
  { params }: { params: unknown },
): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    z.object({ id: z.string() }),
    sql`select c.id from authority_change c where c.id = ${id} and ${visibleChange(actor)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No change ${id}`, { detailZh: '没有这项职权核定。' });
}
