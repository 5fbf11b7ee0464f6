import { z } from 'zod';
import { type Db, one, sql } from '#server/platform/db/sql.ts';
import type { TestAgent } from './testApp.ts';

/** A campaign of Litong with one name of it on the list. @returns ids of the campaign and of the item */
export async function aListedName(db: Db, handler: TestAgent, placeId: string): Promise<[string, string]> {
  const draft = { title: '利通区清理整治', documentNo: '吴民发〔2026〕8号', division: '640302' };
  const opened = await handler.post('/api/campaigns').send({ ...draft, startsOn: '2026-01-01', endsOn: '2026-12-31' });
  const campaignId: string = opened.body.id;
  const item = await one(
    db,
    z.object({ id: z.string() }),
    sql`insert into campaign_item (campaign_id, name_id, place_id, name, pinyin_key, category, division_code, county_code,
          findings, classes, state, listed_by, listed_at, reason, updated_at)
        select ${campaignId}::uuid, n.id, n.place_id, n.name, n.pinyin_key, n.category, '640302', '640302', '[]', '{大}',
               'listed', g.created_by, g.created_at, '测试列入', g.created_at
          from place_name n, campaign g where n.place_id = ${placeId} and g.id = ${campaignId} limit 1 returning id`,
  );
  return [campaignId, item.id];
}
