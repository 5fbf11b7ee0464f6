import { Button } from 'antd';
import { Link } from 'react-router';
import { type Notification, NotificationsApi } from '#server/naming/notifications/contract.ts';
import { useAct } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { MailAddress } from './MailAddress.tsx';
import { MailFailures } from './MailFailures.tsx';
import { useTold } from './useTold.ts';
import { useNotificationWords } from './words.ts';
import './notifications.css';

/** What I was told, the latest first; opening a case marks its message as read. */
export function NotificationPage() {
  const say = useNotificationWords();
  const { data: me } = useSession();
  const pages = usePages(NotificationsApi.notifications, {});
  const read = useAct(NotificationsApi.markRead);
  const hasUnread = pages.items.some(({ readAt }) => readAt === null);
  return (
    <>
      <PageHeader
        title={say('title')}
        actions={
          <Button disabled={!hasUnread || read.isPending} onClick={() => read.mutate({ body: {} })}>
            {say('readAll')}
          </Button>
        }
      />
      <MailAddress />
      <PagedList pages={pages} empty={<EmptyState text={say('none')}>{say('noneText')}</EmptyState>}>
        {(items) => (
          <ul className="notifications" aria-label={say('caption')}>
            {items.map((item) => (
              <NotificationItem key={item.id} item={item} onOpen={() => read.mutate({ body: { ids: [item.id] } })} />
            ))}
          </ul>
        )}
      </PagedList>
      {me?.permissions.includes('admin.settings') && <MailFailures />}
    </>
  );
}

function NotificationItem({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const say = useNotificationWords();
  const { title, text, to } = useTold(item);
  const isUnread = item.readAt === null;
  return (
    <li className={isUnread ? 'unread' : undefined}>
      <Link to={to} onClick={() => isUnread && onOpen()}>
        {title}
      </Link>
      <span>{text}</span>
      {item.isTask && isUnread && <StatusTag tone="active">{say('task')}</StatusTag>}
      {isUnread && <span className="visually-hidden">{say('unread')}</span>}
      <small>
        {item.caseNo && `${item.caseNo} · `}
        <time dateTime={item.createdAt}>{formatInstant(item.createdAt)}</time>
      </small>
    </li>
  );
}
