import { App, Button } from 'antd';
import { useEffect } from 'react';
import { z } from 'zod';
import { type Delivery, EventKind, type Webhook, WebhooksApi } from '#server/exchange/webhooks/webhookContract.ts';
import { useAct } from '../../api/query.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useWebhookWords } from './words.ts';

const TONE: Record<Delivery['state'], Tone> = { waiting: 'plain', retry: 'warning', delivered: 'good' };

const Named = z.object({ data: z.object({ name: z.string() }) });

/** What was sent and what waits, the newest first; read anew when the counts of the webhook move. */
export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const { id, waiting, lastDeliveredAt, nextTryAt } = webhook;
  const pages = usePages(WebhooksApi.listDeliveries, {}, { id });
  const { retry } = pages;
  const moved = `${waiting} ${lastDeliveredAt} ${nextTryAt}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moved` is why it is read again
  useEffect(retry, [moved]);
  const empty = (
    <EmptyState text={say('logEmpty')}>
      <p className="empty-hint">{say('logEmptyHint')}</p>
    </EmptyState>
  );
  return (
    <section aria-labelledby="webhook-log">
      <h2 id="webhook-log">{say('log')}</h2>
      <PagedList pages={pages} empty={empty} rows={4}>
        {(deliveries) => (
          <ul className="card-list" aria-label={say('log')}>
            {deliveries.map((delivery) => (
              <DeliveryCard key={delivery.id} webhook={webhook} delivery={delivery} />
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}

function DeliveryCard({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const say = useWebhookWords();
  const { kind, state, createdAt, answer, payload } = delivery;
  const named = Named.safeParse(payload);
  const known = EventKind.safeParse(kind);
  return (
    <li className="card-item">
      <div className="card-item-head">
        <strong>
          {known.success ? say(`kind.${known.data}`) : say('kind.webhook.test')}
          {named.success && ` · ${named.data.data.name}`}
        </strong>
        <StatusTag tone={TONE[state]}>{say(`delivery.${state}`)}</StatusTag>
      </div>
      <p className="hint">{formatInstant(createdAt)}</p>
      <Outcome delivery={delivery} />
      {answer && (
        <details>
          <summary>{say('answer')}</summary>
          <pre className="webhook-answer">{answer}</pre>
        </details>
      )}
      <details>
        <summary>{say('content')}</summary>
        <pre className="webhook-answer">{JSON.stringify(payload, null, 2)}</pre>
      </details>
      {webhook.state !== 'paused' && webhook.hasSecret && state === 'delivered' && (
        <Resend webhook={webhook} delivery={delivery} />
      )}
    </li>
  );
}

function Outcome({ delivery: { status, problem, milliseconds, tries, nextTryAt } }: { delivery: Delivery }) {
  const say = useWebhookWords();
  if (tries === 0) return null;
  const outcome =
    status === null ? <ProblemText problem={problem ?? ''} /> : say('answered', { status, ms: milliseconds ?? 0 });
  return (
    <p>
      {outcome} · {say('tries', { n: tries })}
      {nextTryAt && ` · ${say('nextTry', { at: formatInstant(nextTryAt) })}`}
    </p>
  );
}

function ProblemText({ problem }: { problem: string }) {
  const say = useWebhookWords();
  if (
    problem === 'forbidden-address' ||
    problem === 'timeout' ||
    problem === 'stopped' ||
    problem === 'secret-unreadable'
  )
    return say(`problem.${problem}`);
  return say('problem', { code: problem });
}

function Resend({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const say = useWebhookWords();
  const { message } = App.useApp();
  const resend = useAct(WebhooksApi.resend, { onSuccess: () => void message.success(say('resent')) });
  return (
    <>
      <ProblemAlert error={resend.error} />
      <div className="card-item-foot">
        <Button
          size="small"
          loading={resend.isPending}
          onClick={() => resend.mutate({ params: { id: webhook.id, deliveryId: delivery.id } })}
        >
          {say('resend')}
        </Button>
      </div>
    </>
  );
}
