import type { WebhookState } from '#server/exchange/webhooks/webhookContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useWebhookWords } from './words.ts';

const TONE: Record<WebhookState, Tone> = { active: 'good', paused: 'plain', failing: 'bad' };

/** The state of a webhook in its word. */
export function WebhookStateTag({ state }: { state: WebhookState }) {
  const say = useWebhookWords();
  return <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
