import { z } from 'zod';
import { endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';
import { CaseId } from '../caseContract.ts';
import { NotificationNote } from './noteContract.ts';

export const Notification = z.object({
  id: z.uuid(),
  /** Null where it is about no case; then `note` says what it is about. */
  caseId: CaseId.nullable(),
  caseNo: z.string().nullable(),
  name: z.string(),
  /** The act that was done; `escalate` and `digest` are none and have a note. */
  act: z.string(),
  note: NotificationNote.nullable(),
  /** Whether it was the reader's turn then. */
  isTask: z.boolean(),
  createdAt: Instant,
  readAt: Instant.nullable(),
});
export type Notification = z.infer<typeof Notification>;

export const MailState = z.enum(['waiting', 'sent', 'failed']);

/** Where mail goes; null: none is sent. Read by its owner alone. */
export const MailAddress = z.strictObject({ email: z.email().max(200).nullable() });
export type MailAddress = z.infer<typeof MailAddress>;

export const NotificationsApi = {
  mailAddress: endpoint({
    method: 'get',
    path: '/mail-address',
    summary: '我的提醒邮箱 / Where my mail goes',
    permission: 'session',
    jurisdiction: 'none',
    reply: MailAddress,
  }),
  setMailAddress: endpoint({
    method: 'put',
    path: '/mail-address',
    summary: '设置或取消我的提醒邮箱 / Set or remove where my mail goes',
    permission: 'session',
    jurisdiction: 'none',
    body: MailAddress,
    reply: MailAddress,
  }),
  notifications: endpoint({
    method: 'get',
    path: '/notifications',
    summary: '我的消息 / What I was told',
    permission: 'session',
    jurisdiction: 'none',
    query: PageQuery,
    reply: pageOf(Notification),
  }),
  unread: endpoint({
    method: 'get',
    path: '/notifications/unread',
    summary: '未读消息数 / How many I have not read',
    permission: 'session',
    jurisdiction: 'none',
    reply: z.object({ unread: z.number().int() }),
  }),
  markRead: endpoint({
    method: 'post',
    path: '/notifications/read',
    summary: '标为已读；不写 ids 则全部 / Mark as read; all without ids',
    permission: 'session',
    jurisdiction: 'none',
    body: z.strictObject({ ids: z.uuid().array().max(200).optional() }),
    reply: z.object({ unread: z.number().int() }),
  }),
  mails: endpoint({
    method: 'get',
    path: '/mail-outbox',
    summary: '邮件发送情况（只有办件编号，没有收件地址） / Mail and its failures',
    permission: 'admin.settings',
    jurisdiction: 'none',
    query: PageQuery.extend({ state: MailState.optional() }),
    reply: pageOf(
      z.object({
        id: z.uuid(),
        subject: z.string(),
        account: z.string(),
        state: MailState,
        tries: z.number().int(),
        createdAt: Instant,
        nextTryAt: Instant.nullable(),
        sentAt: Instant.nullable(),
        lastError: z.string().nullable(),
      }),
    ),
  }),
};
