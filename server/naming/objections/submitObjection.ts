import type { Knex } from 'knex';
import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { nextNumber } from '../acts/submitCase.ts';
import { type CaseId, CaseState } from '../caseContract.ts';
import { chinaDay } from '../deadline.ts';
import { newSecret, secretHash } from '../publicSecret.ts';
import type { ObjectionDraft } from './contract.ts';

interface Deps {
  db: Knex;
  now: () => string;
}

/** The number and the code with which the writer finds the answer; the code is shown this once. */
export interface Receipt {
  no: string;
  secret: string;
}

/** Who writes without an account: the audit record keeps no name. */
export const PUBLIC = { id: null, username: 'public' };

const Open = z.object({ state: CaseState, handlerOrgId: z.string(), startsOn: Day, endsOn: Day });

/**
 * Takes an objection or a statement of support while the notice runs. The case is locked, so that none arrives after
 * the decision was drafted. The audit record has number and stance, never text, name or contact.
 * @throws Problem not-found without such a notice, wrong-state when its time is over
 */
export async function submitObjection({ db, now }: Deps, id: CaseId, draft: ObjectionDraft): Promise<Receipt> {
  return db.transaction(async (tx) => {
    const at = now();
    const today = chinaDay(at);
    const { handlerOrgId } = await openNotice(tx, id, today);
    const secret = newSecret();
    const no = await nextNumber(tx, 'YJ', handlerOrgId, today);
    const { id: objectionId } = await one(
      tx,
      z.object({ id: z.string() }),
      insertObjection(id, draft, { no, secret, at }),
    );
    if (draft.name !== '' || draft.contact !== '') {
      await run(
        tx,
        sql`insert into objection_contact (objection_id, name, contact) values (${objectionId}, ${draft.name}, ${draft.contact})`,
      );
    }
    await record(tx, {
      actor: PUBLIC,
      action: 'objections.submit',
      subjectKind: 'naming-case',
      subjectId: id,
      after: { objection: no, stance: draft.stance },
      at,
    });
    return { no, secret };
  });
}

async function openNotice(tx: Db, id: CaseId, today: string): Promise<z.infer<typeof Open>> {
  const found = await maybeOne(tx, Open, lockNotice(id));
  if (!found) throw new Problem('not-found', `No notice ${id}`, { detailZh: '没有这条公示。' });
  if (found.state === 'public_notice' && today >= found.startsOn && today <= found.endsOn) return found;
  throw new Problem('wrong-state', `The notice ran until ${found.endsOn}`, {
    detailZh: '公示期已经结束，不能再提交意见。',
    code: 'notice-over',
  });
}

const lockNotice = (id: CaseId): Sql => sql`
  select c.state, c.handler_org_id as "handlerOrgId", n.starts_on as "startsOn", n.ends_on as "endsOn"
    from naming_case c join notice n on n.case_id = c.id
   where c.id = ${id} for update of c`;

const insertObjection = (
  caseId: CaseId,
  { stance, text }: ObjectionDraft,
  { no, secret, at }: Receipt & { at: string },
): Sql => sql`
  insert into objection (case_id, objection_no, secret_hash, stance, text, submitted_at)
  values (${caseId}, ${no}, ${secretHash(secret)}, ${stance}, ${text}, ${at}) returning id`;
