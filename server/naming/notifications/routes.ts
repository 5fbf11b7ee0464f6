import type { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import type { NamingContext } from '../namingDeps.ts';
import { NotificationsApi } from './contract.ts';
import { mailAddress, setMailAddress } from './mailAddress.ts';
import { countUnread, listMails, listNotifications, markRead } from './readNotifications.ts';

type Context = Pick<NamingContext, 'db' | 'now' | 'jurisdictions'>;

/** What people are told, and what became of the mail. */
export function notificationRoutes(router: Router, deps: Context): void {
  const { db, now } = deps;
  serve(router, NotificationsApi.notifications, ({ query }, actor) => listNotifications(db, actor, query), deps);
  serve(router, NotificationsApi.unread, (_input, actor) => countUnread(db, actor), deps);
  serve(
    router,
    NotificationsApi.markRead,
    ({ body }, actor) => markRead(db, actor, { ids: body.ids, at: now() }),
    deps,
  );
  serve(router, NotificationsApi.mails, ({ query }) => listMails(db, query), deps);
  serve(router, NotificationsApi.mailAddress, (_input, actor) => mailAddress(db, actor), deps);
  serve(
    router,
    NotificationsApi.setMailAddress,
    ({ body }, actor) => setMailAddress(db, actor, { ...body, at: now() }),
    deps,
  );
}
