import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { NamingDeps } from '../namingDeps.ts';
import type { ObjectionAnswer, Objections } from '../objections/contract.ts';
import { giveAnswer } from '../objections/giveAnswer.ts';
import { objectionsAbout } from '../objections/objectionsAbout.ts';
import type { ItemId } from './itemContract.ts';

interface Given {
  id: ItemId;
  objectionId: string;
  answer: ObjectionAnswer;
}

/** What people said of one listed name: texts and answers for every office that sees it, the writer for the campaign's own. */
export async function itemObjections(db: Db, actor: Actor, id: ItemId): Promise<Objections> {
  const { handlerOrgId } = await one(
    db,
    z.object({ handlerOrgId: z.string() }),
    sql`select g.handler_org_id as "handlerOrgId" from campaign_item i join campaign g on g.id = i.campaign_id
         where i.id = ${id}`,
  );
  const isHandler = handlerOrgId === actor.organisationId && actor.permissions.has('campaigns.manage');
  return objectionsAbout(db, sql`o.item_id = ${id}`, { isHandler, countsOnly: false });
}

/** The office that opened the campaign answers one objection to a listed name. @throws Problem as `giveAnswer` does */
export async function answerItemObjection(deps: NamingDeps, actor: Actor, given: Given): Promise<Objections> {
  const { id, objectionId, answer } = given;
  const subject = { kind: 'campaign-item' as const, id };
  await giveAnswer(deps, actor, { lock: lockObjection(id, objectionId), subject, objectionId, answer });
  return itemObjections(deps.db, actor, id);
}

const lockObjection = (id: ItemId, objectionId: string): Sql => sql`
  select o.objection_no as no, o.stance, g.handler_org_id as "handlerOrgId", o.answered_at is not null as answered
    from objection o join campaign_item i on i.id = o.item_id join campaign g on g.id = i.campaign_id
   where o.id = ${objectionId} and o.item_id = ${id} for update of o`;
