import { Alert, App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Webhook, WebhookId, WebhooksApi } from '#server/exchange/webhooks/webhookContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DeliveryLog } from './DeliveryLog.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookStateTag } from './WebhookStateTag.tsx';
import { useWebhookWords } from './words.ts';
import '../../ui/listPage.css';
import './webhooks.css';

// A test and its answer are seconds apart.
const REFRESH_MS = 5_000;

/** The webhook an address names. */
export function WebhookPage() {
  const say = useWebhookWords();
  const id = WebhookId.safeParse(useParams().id);
  if (id.success) return <OpenedWebhook key={id.data} id={id.data} />;
  return (
    <p role="alert">
      {say('notFound')} <Link to="/webhooks">{say('back')}</Link>
    </p>
  );
}

function OpenedWebhook({ id }: { id: WebhookId }) {
  const say = useWebhookWords();
  const input = { params: { id } };
  const { data, error, refetch } = useCall(WebhooksApi.getWebhook, input, { refetchIntervalMilliseconds: REFRESH_MS });
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
  return (
    <>
      <nav className="crumb">
        <Link to="/webhooks">{say('back')}</Link>
      </nav>
      <PageHeader
        title={data.description}
        tags={<WebhookStateTag webhook={data} />}
        lead={<span className="webhook-url">{data.url}</span>}
      />
      <Next webhook={data} />
      <section className="panel" aria-label={say('title')}>
        <Facts webhook={data} />
        <Acts webhook={data} />
      </section>
      <DeliveryLog webhook={data} />
    </>
  );
}

/** Why nothing is sent, and what to do about it. */
function Next({ webhook: { state, hasSecret, failingSince, nextTryAt } }: { webhook: Webhook }) {
  const say = useWebhookWords();
  if (!hasSecret) return <Alert type="warning" showIcon title={say('noSecret')} />;
  if (state === 'paused') return <Alert type="info" showIcon title={say('pausedText')} />;
  if (state === 'active' && nextTryAt)
    return <Alert type="warning" showIcon title={say('retryText', { at: formatInstant(nextTryAt) })} />;
  if (state !== 'failing') return null;
  return (
    <Alert type="error" showIcon title={say('failingText', { at: failingSince ? formatInstant(failingSince) : '' })} />
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const { kinds, divisionName, divisionCode, waiting, lastDeliveredAt, createdAt, previousUntil } = webhook;
  return (
    <DefinitionList
      items={[
        { term: say('kinds'), value: kinds.map((kind) => say(`kind.${kind}`)).join(' · ') },
        { term: say('division'), value: divisionName ?? divisionCode },
        { term: say('waiting'), value: String(waiting) },
        { term: say('lastDelivered'), value: lastDeliveredAt ? formatInstant(lastDeliveredAt) : say('never') },
        { term: say('created'), value: formatInstant(createdAt) },
        ...(previousUntil
          ? [{ term: say('secret'), value: say('secretOld', { at: formatInstant(previousUntil) }) }]
          : []),
      ]}
    />
  );
}

function Acts({ webhook }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const { message } = App.useApp();
  const { id, version, state, hasSecret } = webhook;
  const act = useAct(WebhooksApi.actOnWebhook);
  const perform = (what: 'pause' | 'resume' | 'test') =>
    act.mutate(
      { params: { id }, version, body: { act: what } },
      { onSuccess: () => void message.success(say(`did.${what}`)) },
    );
  const isIdle = state !== 'active';
  return (
    <>
      <ProblemAlert error={act.error} />
      <div className="webhook-acts">
        {hasSecret && isIdle && (
          <Button type="primary" loading={act.isPending} onClick={() => perform('resume')}>
            {say(webhook.lastDeliveredAt || state === 'failing' ? 'act.resume' : 'start')}
          </Button>
        )}
        {hasSecret && state !== 'paused' && (
          <Button loading={act.isPending} onClick={() => perform('test')}>
            {say('act.test')}
          </Button>
        )}
        {!isIdle && (
          <Button loading={act.isPending} onClick={() => perform('pause')}>
            {say('act.pause')}
          </Button>
        )}
        <Secret webhook={webhook} />
        <Edit webhook={webhook} />
        <Remove webhook={webhook} />
      </div>
    </>
  );
}

function Secret({ webhook: { id, version, hasSecret } }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const make = useAct(WebhooksApi.makeSecret);
  const perform = () => make.mutate({ params: { id }, version });
  const button = (
    <Button
      type={hasSecret ? 'default' : 'primary'}
      loading={make.isPending}
      {...(hasSecret ? {} : { onClick: perform })}
    >
      {say(hasSecret ? 'rotate' : 'makeSecret')}
    </Button>
  );
  return (
    <>
      {hasSecret ? (
        <Popconfirm
          title={say('rotateAsk')}
          description={say('rotateHint')}
          okText={say('rotate')}
          cancelText={say('keep')}
          onConfirm={perform}
        >
          {button}
        </Popconfirm>
      ) : (
        button
      )}
      <ProblemAlert error={make.error} />
      {make.data && <SecretDialog made={make.data} onClose={make.reset} />}
    </>
  );
}

function Edit({ webhook }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const { id, version } = webhook;
  const edit = useAct(WebhooksApi.editWebhook, {
    onSuccess: () => {
      void message.success(say('saved'));
      setOpen(false);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('edit')}</Button>
      {isOpen && (
        <WebhookDialog
          title={say('edit')}
          okText={say('save')}
          webhook={webhook}
          error={edit.error}
          isPending={edit.isPending}
          onSubmit={(body) => edit.mutate({ params: { id }, version, body })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Remove({ webhook: { id, version } }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const navigate = useNavigate();
  const remove = useAct(WebhooksApi.removeWebhook, { onSuccess: () => void navigate('/webhooks') });
  return (
    <>
      <Popconfirm
        title={say('removeAsk')}
        description={say('removeHint')}
        okText={say('remove')}
        cancelText={say('keep')}
        onConfirm={() => remove.mutate({ params: { id }, version })}
      >
        <Button danger loading={remove.isPending}>
          {say('remove')}
        </Button>
      </Popconfirm>
      <ProblemAlert error={remove.error} />
    </>
  );
}
