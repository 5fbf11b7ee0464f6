import { NotificationsApi } from '#server/naming/notifications/contract.ts';
import { usePages } from '../../api/usePages.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { useNotificationWords } from './words.ts';

/** Mail that could not be sent, for the administrator: which account, how often it was tried, what the server answered. */
export function MailFailures() {
  const say = useNotificationWords();
  const pages = usePages(NotificationsApi.mails, { state: 'failed' });
  return (
    <section aria-labelledby="mail-failures">
      <h2 id="mail-failures">{say('failures')}</h2>
      <PagedList pages={pages} empty={<p className="hint">{say('noFailures')}</p>}>
        {(items) => (
          <ul className="notifications">
            {items.map(({ id, subject, account, tries, nextTryAt, lastError, createdAt }) => (
              <li key={id}>
                <strong>{subject}</strong>
                <span>{say('failedFor', { account, tries })}</span>
                <span>{nextTryAt ? say('nextTry', { at: formatInstant(nextTryAt) }) : say('givenUp')}</span>
                <small>{formatInstant(createdAt)}</small>
                {lastError && <code>{lastError}</code>}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}
