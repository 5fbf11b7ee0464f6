import { z } from 'zod';
import { checkName } from '../../detection/checkName.ts';
import { PointLineOrArea } from '../../gazetteer/contract.ts';
import { DivisionCode } from '../../platform/contract.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act, ActContext } from '../act.ts';
import { chinaDay } from '../deadline.ts';
import { releaseName } from '../releaseName.ts';
import { refuseFuture } from './reviewActs.ts';

interface Decision {
  outcome: 'approved' | 'refused';
  documentNo: string;
  decidedOn: string;
  reasonCode: string | null;
  reason: string | null;
}

/** Approval with document number and date (TR art. 12); the name is compared once more under a lock on its sound. */
export const approveCase: Act<'approve'> = {
  name: 'approve',
  effect: async (context, { documentNo, decidedOn }) => {
    await refuseNewDuplicate(context);
    await saveDecision(context, { outcome: 'approved', documentNo, decidedOn, reasonCode: null, reason: null });
    await run(context.tx, approveName(context, decidedOn));
    await run(context.tx, insertNamedEvent(context, documentNo, decidedOn));
    return { document: documentNo };
  },
};

export const refuseCase: Act<'refuse'> = {
  name: 'refuse',
  effect: async (context, { documentNo, decidedOn, reasonCode, reason }) => {
    await saveDecision(context, { outcome: 'refused', documentNo, decidedOn, reasonCode, reason });
    await releaseName(context);
    return { document: documentNo, reason };
  },
};

async function saveDecision({ tx, found, actor, now, today }: ActContext, decision: Decision): Promise<void> {
  refuseFuture(decision.decidedOn, today, '/decidedOn');
  if (found.submittedAt !== null && decision.decidedOn < chinaDay(found.submittedAt)) throw decidedBeforeSubmission();
  await run(
    tx,
    sql`insert into decision (case_id, outcome, document_no, decided_on, reason_code, reason, decided_by, at)
        values (${found.id}, ${decision.outcome}, ${decision.documentNo}, ${decision.decidedOn}, ${decision.reasonCode},
                ${decision.reason}, ${actor.id}, ${now})`,
  );
}

function decidedBeforeSubmission(): Problem {
  const message = 'The decision cannot be dated before the application';
  const messageZh = '批准日期不能早于申请日期';
  return new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer: '/decidedOn', code: 'before-submission', detail: message, detailZh: messageZh }],
  });
}

const Chosen = z.object({
  name: z.string(),
  norm: z.string(),
  pinyinKey: z.string(),
  geometry: PointLineOrArea,
  division: DivisionCode,
  settled: z.string().array(),
});

/** Another case may have taken the name since the check: of two approvals of one name only the first can succeed. */
async function refuseNewDuplicate({ tx, deps, found, today }: ActContext): Promise<void> {
  const chosen = await one(tx, Chosen, selectChosen(found));
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`${found.provinceCode}:${chosen.norm}`}, 0))`);
  const request = {
    name: chosen.name,
    category: found.category,
    geometry: chosen.geometry,
    division: chosen.division,
    self: found.placeId ?? undefined,
  };
  const reply = await checkName(tx, await deps.rules(tx), request, today);
  const clash = reply.findings.find(
    (finding) => finding.level === 'block' && finding.clash && !chosen.settled.includes(finding.clash.nameId),
  );
  if (!clash?.clash) return;
  throw new Problem('conflict', `${chosen.name} now clashes with ${clash.clash.name}`, {
    detailZh: `“${chosen.name}”与“${clash.clash.name}”重名，不能批准。`,
    code: 'duplicate-name',
    clash: clash.clash,
  });
}

const selectChosen = (found: ActContext['found']) => sql`
  select d.name, d.norm, d.pinyin_key as "pinyinKey", st_asgeojson(c.geom, 9, 0)::jsonb as geometry, c.division_code as division,
         array(select f.finding -> 'clash' ->> 'nameId' from case_finding f
                where f.run_id = ${found.lastRunId}::uuid and f.candidate_id = d.id and f.resolved_at is not null
                  and f.finding -> 'clash' ->> 'nameId' is not null) as settled
    from naming_case c join case_candidate d on d.id = c.chosen_id where c.id = ${found.id}`;

const approveName = ({ found }: ActContext, decidedOn: string) => sql`
  update place_name set valid_from = ${decidedOn}, legal_status = 'approved_tr'
   where place_id = ${found.placeId} and status = 'reserved'`;

const insertNamedEvent = ({ found, now }: ActContext, documentNo: string, decidedOn: string) => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
  select n.place_id, n.id, 'named', ${decidedOn}, o.name, ${documentNo}, a.article_zh, a.article, ${now}
    from place_name n, naming_case c
    join authority a on a.id = c.authority_id
    join organisation o on o.id = c.approver_org_id
   where c.id = ${found.id} and n.place_id = c.place_id and n.status = 'reserved'`;
