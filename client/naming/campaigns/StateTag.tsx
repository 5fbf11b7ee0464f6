import type { CampaignState } from '#server/naming/campaigns/campaignContract.ts';
import type { ItemState } from '#server/naming/campaigns/itemContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useItemWords } from './itemWords.ts';
import { useCampaignWords } from './words.ts';

const ITEM_TONE: Record<ItemState, Tone> = {
  listed: 'active',
  struck: 'plain',
  surveyed: 'active',
  reviewed: 'active',
  kept: 'good',
  to_correct: 'bad',
  correcting: 'warning',
  corrected: 'good',
  referred: 'plain',
};

/** The stage of a campaign in its word. */
export function CampaignStateTag({ state }: { state: CampaignState }) {
  const say = useCampaignWords();
  const tone = state === 'closed' ? 'good' : state === 'cancelled' ? 'plain' : 'active';
  return <StatusTag tone={tone}>{say(`state.${state}`)}</StatusTag>;
}

/** Where a listed name stands, in its word. */
export function ItemStateTag({ state }: { state: ItemState }) {
  const say = useItemWords();
  return <StatusTag tone={ITEM_TONE[state]}>{say(`state.${state}`)}</StatusTag>;
}
