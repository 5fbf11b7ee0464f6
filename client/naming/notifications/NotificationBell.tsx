import { BellOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { Link } from 'react-router';
import { NotificationsApi } from '#server/naming/notifications/contract.ts';
import { useCall } from '../../api/query.ts';
import { useNotificationWords } from './words.ts';

const EVERY_MINUTE = 60_000;

/** How many messages are unread, always in sight; leads to the list. */
export function NotificationBell() {
  const say = useNotificationWords();
  const { data } = useCall(NotificationsApi.unread, {}, { refetchIntervalMilliseconds: EVERY_MINUTE });
  const unread = data?.unread ?? 0;
  return (
    <Link className="bell" to="/notifications" aria-label={say('bell', { n: unread })}>
      <Badge count={unread} size="small">
        <BellOutlined aria-hidden="true" />
      </Badge>
    </Link>
  );
}
