import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { record } from '../../audit/record.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { type AwaitedFiling, type FilingDetail, FilingId } from './filingContract.ts';
import { filingDetail } from './filingDetail.ts';
import { insertFilingStep } from './insertFilingStep.ts';
import { saveFiledNames, settleApproval } from './saveFiling.ts';

/**
 * Records an approval that the receiver learned of although nobody filed it, so that it can be chased. The office that
 * must file finds it in its own list and completes it; where it has no account here, the receiver enters what comes in.
 * @throws Problem invalid-input, not-allowed
 */
export async function expectFiling(deps: NamingDeps, actor: Actor, awaited: AwaitedFiling): Promise<FilingDetail> {
  const now = deps.now();
  const id = await deps.db.transaction(async (tx) => {
    if (!withinDivision(actor, awaited.approverDivision))
      throw new Problem('outside-jurisdiction', 'The approver lies outside the divisions of your organisation', {
        detailZh: '批准机关不在本单位管辖的行政区内。',
      });
    const { route, due } = await settleApproval(tx, awaited, chinaDay(now));
    if (route.receiverOrgId !== actor.organisationId)
      throw new Problem('not-allowed', `By ${route.articleEn} another office receives this filing`, {
        detailZh: `依${route.article}，本件不由本单位接收备案。`,
      });
    const row = await one(
      tx,
      z.object({ id: FilingId }),
      sql`insert into inbound_filing (state, channel, route, route_article, route_article_en, variant, late_step,
            approver, approver_kind, approver_division, filer, lawful_filer_org_id, lawful_receiver_org_id, filer_org_id,
            receiver_org_id, announcer_org_id, keeper_org_id, category, document_no, approved_on, known_from, due_clock, due_on,
            due_length, due_unit, due_article, due_article_en, due_verified, created_by, created_at, updated_at)
          values ('awaited', ${route.filerOrgId ? 'electronic' : 'paper'}, ${route.code}, ${route.article}, ${route.articleEn},
            ${route.variant}, ${route.lateStep}, ${awaited.approver}, ${awaited.approverKind},
            ${awaited.approverDivision}, ${route.filerName ?? awaited.approver}, ${route.filerOrgId}, ${route.receiverOrgId},
            ${route.filerOrgId}, ${actor.organisationId}, ${route.announcerOrgId}, ${route.filerOrgId ?? actor.organisationId},
            ${awaited.category}, ${awaited.documentNo ?? null}, ${awaited.approvedOn}, ${awaited.knownFrom}, ${due.clock}, ${due.dueOn},
            ${due.length}, ${due.unit}, ${due.article}, ${due.articleEn}, ${due.verified}, ${actor.id}, ${now}, ${now})
          returning id`,
    );
    await saveFiledNames(tx, deps, row.id, awaited);
    const step = { filingId: row.id, actor, now, act: 'expect', from: null, to: 'awaited' as const };
    await run(tx, insertFilingStep({ ...step, text: awaited.knownFrom }));
    await record(tx, {
      actor,
      action: 'filings.expect',
      subjectKind: 'filing',
      subjectId: row.id,
      after: {
        approver: awaited.approver,
        approvedOn: awaited.approvedOn,
        names: awaited.names.map(({ name }) => name),
      },
      at: now,
    });
    return row.id;
  });
  return filingDetail(deps, actor, id);
}
