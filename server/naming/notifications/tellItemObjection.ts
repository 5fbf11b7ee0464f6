import { z } from 'zod';
import { type Db, json, one, run, sql } from '../../platform/db/sql.ts';
import { insertMail } from './insertMail.ts';
import type { NotificationNote } from './noteContract.ts';

interface Objected {
  campaignId: string;
  itemId: string;
  handlerOrgId: string;
  at: string;
  /** Where the office client is found. */
  publicUrl: string;
}

/** Tells who runs a clean-up campaign that a name on its list was objected to: in the product, and by mail without the name. */
export async function tellItemObjection(tx: Db, objected: Objected): Promise<void> {
  const { campaignId, itemId, handlerOrgId, at, publicUrl } = objected;
  const { title } = await one(
    tx,
    z.object({ title: z.string() }),
    sql`select title from campaign where id = ${campaignId}`,
  );
  const note: NotificationNote = { code: 'item-objection', campaignId, itemId, title };
  await run(
    tx,
    sql`with told as (
          insert into notification (account_id, act, is_task, note, created_at)
          select a.id, 'objection', true, ${json(note)}, ${at} from account a
           where a.organisation_id = ${handlerOrgId} and not a.disabled
             and exists (select 1 from account_role r join role_permission p on p.role = r.role
                          where r.account_id = a.id and p.permission = 'campaigns.manage')
          returning id, account_id)
        ${insertMail(mailTo(campaignId, publicUrl), at)}`,
  );
}

const mailTo = (campaignId: string, publicUrl: string) => ({
  subject: '清理整治公示收到异议',
  body: [
    '清理整治公示收到一条异议，请登录查看并答复。',
    'A clean-up list on notice was objected to. Please sign in to read and answer.',
    '',
    `${publicUrl}/office/campaigns/${campaignId}`,
    '',
  ].join('\n'),
});
