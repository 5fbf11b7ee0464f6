import { run, sql } from '../../platform/db/sql.ts';
import { createCase } from '../createCase.ts';
import { TaskKind } from './itemContract.ts';
import type { ItemAct, ItemContext } from './performItemAct.ts';

/**
 * Opens the renaming case of a listed name, filled from the register, as a draft of this office: the new name goes through
 * the ordinary procedure (TR art. 10), and the name here follows how that ends. The follow-up tasks are opened with it.
 * @throws Problem invalid-input what the naming domain refuses: no authority for the category, a given shape that does not fit
 */
export const correctItem: ItemAct<'correct'> = {
  name: 'correct',
  effect: async (context, { candidates, location, contactPhone, geometry }) => {
    const { tx, deps, actor, found } = context;
    const draft: Parameters<typeof createCase>[2] = {
      ...{ kind: 'renaming' as const, place: found.placeId, candidates, location, contactPhone },
      ...(geometry ? { geometry } : {}),
      ...{ extent: '', attributes: {} },
      contactName: actor.displayName,
    };
    const opened = await createCase({ ...deps, db: tx }, actor, draft);
    await linkCase(context, opened.id);
    const names = candidates.map(({ name }) => name).join('、');
    return { to: 'correcting', reason: names, audit: { caseId: opened.id, candidates } };
  },
};

async function linkCase({ tx, found }: ItemContext, caseId: string): Promise<void> {
  await run(tx, sql`update campaign_item set case_id = ${caseId} where id = ${found.id}`);
  await run(
    tx,
    sql`insert into campaign_task (item_id, kind) select ${found.id}::uuid, unnest(${TaskKind.options}::text[])
            on conflict do nothing`,
  );
}
