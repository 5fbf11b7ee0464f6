import { z } from 'zod';
import { insertMail } from '../../naming/notifications/insertMail.ts';
import type { NotificationNote } from '../../naming/notifications/noteContract.ts';
import { type Db, json, one, run, sql } from '../../platform/db/sql.ts';

interface Failing {
  webhookId: string;
  at: string;
  /** Where the office client is found. */
  publicUrl: string;
}

/** Tells whoever manages webhooks that one is stopped: in the product, and by mail without its address. */
export async function tellFailing(tx: Db, { webhookId, at, publicUrl }: Failing): Promise<void> {
  const Row = z.object({ description: z.string() });
  const { description } = await one(tx, Row, sql`select description from webhook where id = ${webhookId}`);
  const note: NotificationNote = { code: 'webhook-failing', webhookId, description };
  await run(
    tx,
    sql`with told as (
          insert into notification (account_id, act, is_task, note, created_at)
          select a.id, 'webhook', true, ${json(note)}, ${at}::timestamptz from account a
           where not a.disabled and exists (select 1 from account_role r join role_permission p on p.role = r.role
                                             where r.account_id = a.id and p.permission = 'webhooks.manage')
          returning id, account_id)
        ${insertMail(mailTo(webhookId, publicUrl), at)}`,
  );
}

const mailTo = (webhookId: string, publicUrl: string) => ({
  subject: '数据推送已停止',
  body: [
    '一个数据推送订阅连续一天未能送达，已停止。请登录查看原因，处理后恢复。',
    'A webhook could not be delivered for a day and is stopped. Please sign in, look into it and resume it.',
    '',
    `${publicUrl}/office/webhooks/${webhookId}`,
    '',
  ].join('\n'),
});
