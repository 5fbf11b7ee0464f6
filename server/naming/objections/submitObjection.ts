import type { Knex } from 'knex';
import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type CaseId, CaseState } from '../caseContract.ts';
import { chinaDay } from '../deadline.ts';
import { tellOffices } from '../notifications/tellOffices.ts';
import type { ObjectionDraft } from './contract.ts';
import { noticeOver } from './noticeOver.ts';
import { type Receipt, storeObjection } from './storeObjection.ts';

interface Deps {
  db: Knex;
  now: () => string;
  config: { publicUrl: string };
}

const Open = z.object({ state: CaseState, handlerOrgId: z.string(), startsOn: Day, endsOn: Day });

/**
 * Takes an objection or a statement of support while the notice runs. The case is locked, so that none arrives after
 * the decision was drafted; the handler is told of an objection, which he has to answer.
 * @throws Problem not-found without such a notice, wrong-state when its time is over
 */
export async function submitObjection({ db, now, config }: Deps, id: CaseId, draft: ObjectionDraft): Promise<Receipt> {
  return db.transaction(async (tx) => {
    const at = now();
    const { handlerOrgId } = await openNotice(tx, id, chinaDay(at));
    const receipt = await storeObjection(tx, { subject: { kind: 'naming-case', id }, handlerOrgId, draft, at });
    if (draft.stance === 'object')
      await tellOffices(tx, { act: 'objection', caseId: id, actorId: null, at, publicUrl: config.publicUrl });
    return receipt;
  });
}

async function openNotice(tx: Db, id: CaseId, today: string): Promise<z.infer<typeof Open>> {
  const found = await maybeOne(tx, Open, lockNotice(id));
  if (!found) throw new Problem('not-found', `No notice ${id}`, { detailZh: '没有这条公示。' });
  if (found.state === 'public_notice' && today >= found.startsOn && today <= found.endsOn) return found;
  throw noticeOver(found.endsOn);
}

const lockNotice = (id: CaseId): Sql => sql`
  select c.state, c.handler_org_id as "handlerOrgId", n.starts_on as "startsOn", n.ends_on as "endsOn"
    from naming_case c join notice n on n.case_id = c.id
   where c.id = ${id} for update of c`;
