import type { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type ActOnRecord, actOnRecord, type CensusDeps, type Effect } from './censusAct.ts';
import type { BulkDecision, BulkReply } from './censusApiContract.ts';
import { CensusListItem } from './censusContract.ts';
import { promoteRecord } from './promoteRecord.ts';
import { ownRecords } from './visibleRecords.ts';

type Reply = z.output<typeof BulkReply>;

/**
 * One decision about many records without defects, each in a transaction of its own with its own audit record: one that is
 * refused keeps no other back.
 */
export async function decideMany(deps: CensusDeps, actor: Actor, body: BulkDecision): Promise<Reply> {
  const effect = effectOf(body);
  const reply: Reply = { done: 0, refused: [] };
  for (const { id, version } of body.records) {
    try {
      await actOnRecord(deps, actor, { id, version, act: body.act, isBulk: true }, effect);
      reply.done += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const name = await nameOf(deps, actor, id);
      reply.refused.push({ id, name, detail: error.message, detailZh: error.facts.detailZh ?? error.message });
    }
  }
  return reply;
}

function effectOf(body: BulkDecision): (context: ActOnRecord) => Promise<Effect> {
  if (body.act === 'setAside') return async () => ({ to: 'set_aside', reason: body.reason });
  if (body.act === 'sendBack') return async () => ({ to: 'sent_back', reason: body.reason });
  const { ground, reason, declassified } = body;
  return async (context) => {
    const { category } = context.found;
    if (category === null) {
      throw new Problem('conflict', 'The record has no category', { detailZh: '这条记录没有对应的类别，请单独办理。' });
    }
    return promoteRecord(context, { category, ground, reason, clashes: [], ...(declassified ? { declassified } : {}) });
  };
}

async function nameOf({ db }: CensusDeps, actor: Actor, id: string): Promise<string> {
  const row = await maybeOne(
    db,
    CensusListItem.pick({ name: true }),
    sql`select c.name from census_record c where c.id = ${id} and ${ownRecords(actor)}`,
  );
  return row?.name ?? '';
}
