import type { Webhook, WebhookState } from '#server/exchange/webhooks/webhookContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useWebhookWords } from './words.ts';

const TONE: Record<WebhookState, Tone> = { active: 'good', paused: 'plain', failing: 'bad' };

/** The state of a webhook in its word; what was not taken and is tried again is no sending. */
export function WebhookStateTag({ webhook: { state, nextTryAt } }: { webhook: Webhook }) {
  const say = useWebhookWords();
  if (state === 'active' && nextTryAt) return <StatusTag tone="warning">{say('state.retry')}</StatusTag>;
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
