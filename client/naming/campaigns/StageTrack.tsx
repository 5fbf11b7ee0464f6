import type { CampaignDetail } from '#server/naming/campaigns/campaignContract.ts';
import { useCampaignWords } from './words.ts';

const STAGES = [
  'draft',
  'candidates',
  'survey',
  'expert_review',
  'notice',
  'correction',
  'consolidation',
  'closed',
] as const;
type Status = 'done' | 'now' | 'ended' | 'ahead';
const SHAPE: Record<Status, string> = { done: '✓', now: '●', ended: '✕', ahead: '○' };

const ORDER: readonly (string | null)[] = STAGES;

/** A cancelled campaign ended in the stage from which it was cancelled. */
const reached = ({ state, steps }: CampaignDetail): number =>
  ORDER.indexOf(state === 'cancelled' ? (steps.at(-1)?.from ?? null) : state);

function statusOf(found: CampaignDetail, index: number): Status {
  const at = reached(found);
  if (index < at || (index === at && found.state === 'closed')) return 'done';
  if (index > at) return 'ahead';
  return found.state === 'cancelled' ? 'ended' : 'now';
}

/** How far the campaign has come: shape and word for each stage. */
export function StageTrack({ found }: { found: CampaignDetail }) {
  const say = useCampaignWords();
  return (
    <ol className="phases" aria-label={say('stages')}>
      {STAGES.map((stage, index) => {
        const status = statusOf(found, index);
        return (
          <li
            key={stage}
            className={`phase-${status}`}
            aria-current={status === 'now' || status === 'ended' ? 'step' : undefined}
          >
            <span className="phase-mark" aria-hidden="true">
              {SHAPE[status]}
            </span>
            <span className="phase-name">{say(`state.${stage}`)}</span>
            <span className="visually-hidden">{say(`phase.${status}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
