import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Webhook, WebhooksApi } from '#server/exchange/webhooks/webhookContract.ts';
import { useAct } from '../../api/query.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookStateTag } from './WebhookStateTag.tsx';
import { useWebhookWords } from './words.ts';
import '../../ui/listPage.css';
import './webhooks.css';

/** Who is told of what, and the way to add another. */
export function WebhookList() {
  const say = useWebhookWords();
  const [isNew, setNew] = useState(false);
  const pages = usePages(WebhooksApi.listWebhooks, {});
  const add = (
    <Button type="primary" onClick={() => setNew(true)}>
      {say('new')}
    </Button>
  );
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} actions={add} />
      <PagedList pages={pages} empty={empty}>
        {(webhooks) => (
          <ul className="card-list" aria-label={say('title')}>
            {webhooks.map((webhook) => (
              <WebhookCard key={webhook.id} webhook={webhook} />
            ))}
          </ul>
        )}
      </PagedList>
      {isNew && <NewWebhook onClose={() => setNew(false)} />}
    </>
  );
}

function WebhookCard({ webhook }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const { id, description, url, kinds, nextTryAt, divisionName, divisionCode, waiting, lastDeliveredAt } = webhook;
  return (
    <li className="card-item">
      <div className="card-item-head">
        <Link className="record-name" to={`/webhooks/${id}`}>
          {description}
        </Link>
        <WebhookStateTag webhook={webhook} />
      </div>
      <p className="webhook-url">{url}</p>
      <p>{[divisionName ?? divisionCode, ...kinds.map((kind) => say(`kind.${kind}`))].join(' · ')}</p>
      <p className="hint">
        {say('waiting')} {waiting} · {say('lastDelivered')}{' '}
        {lastDeliveredAt ? formatInstant(lastDeliveredAt) : say('never')}
        {nextTryAt && ` · ${say('nextTry', { at: formatInstant(nextTryAt) })}`}
      </p>
    </li>
  );
}

/** Makes a webhook and its first secret, shows that, and opens the page of the new one. */
function NewWebhook({ onClose }: { onClose: () => void }) {
  const say = useWebhookWords();
  const navigate = useNavigate();
  // One key for this form: a second click after a lost reply must not make a second one.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const secret = useAct(WebhooksApi.makeSecret);
  const create = useAct(WebhooksApi.createWebhook, {
    onSuccess: ({ id, version }) => secret.mutate({ params: { id }, version }),
  });
  if (secret.data) {
    const { id } = secret.data;
    return <SecretDialog made={secret.data} onClose={() => void navigate(`/webhooks/${id}`)} />;
  }
  return (
    <WebhookDialog
      title={say('new')}
      okText={say('create')}
      error={create.error ?? secret.error}
      isPending={create.isPending || secret.isPending}
      onSubmit={(body) => create.mutate({ body, idempotencyKey })}
      onClose={onClose}
    />
  );
}
