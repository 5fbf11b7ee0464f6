import type { CampaignActName } from '#server/naming/campaigns/campaignContract.ts';
import type { ItemActName } from '#server/naming/campaigns/itemContract.ts';
import type { SeriesPurpose } from '#server/naming/documents/contract.ts';
import type { ItemWord } from './itemWords.ts';
import type { CampaignWord } from './words.ts';

export type StageFormAct = CampaignActName;
export type ItemFormAct = ItemActName;

/** One field of a form: `W` is the key of its label. */
export interface FormField<W extends string> {
  name: string;
  kind: 'line' | 'paragraph' | 'day' | 'choice' | 'select' | 'documentNo';
  label: W;
  hint?: W;
  optional?: true;
  /** Of a document number: the series it may be taken from. */
  purpose?: SeriesPurpose;
  /** Of a choice: values and their words. */
  choices?: readonly (readonly [value: string, word: W])[];
  /** Of a select: values and labels that are data and not words. */
  options?: readonly { value: string; label: string }[];
}

/** What each stage asks; an empty form only asks to confirm. */
export const STAGE_FORM: Record<StageFormAct, readonly FormField<CampaignWord>[]> = {
  beginSurvey: [],
  beginReview: [],
  beginNotice: [{ name: 'text', kind: 'paragraph', label: 'text' }],
  beginCorrection: [],
  beginConsolidation: [],
  close: [{ name: 'summary', kind: 'paragraph', label: 'summary' }],
  cancel: [{ name: 'reason', kind: 'paragraph', label: 'reason' }],
};

const DIFFICULTIES = [
  ['low', 'difficulty.low'],
  ['medium', 'difficulty.medium'],
  ['high', 'difficulty.high'],
] as const;
const OPINIONS = [
  ['correct', 'opinion.correct'],
  ['keep', 'opinion.keep'],
  ['abstain', 'opinion.abstain'],
] as const;
const PROPOSALS = [
  ['correct', 'proposal.correct'],
  ['keep', 'proposal.keep'],
] as const;
const TASKS = [
  ['sign', 'task.sign'],
  ['map', 'task.map'],
  ['address', 'task.address'],
  ['publication', 'task.publication'],
] as const;

/** What each act on a listed name asks, in the order a clerk fills it; names are those of `ItemActBodies`. */
export const ITEM_FORM: Record<ItemFormAct, readonly FormField<ItemWord>[]> = {
  survey: [
    { name: 'origin', kind: 'paragraph', label: 'origin' },
    { name: 'cause', kind: 'paragraph', label: 'cause' },
    { name: 'difficulty', kind: 'choice', label: 'difficulty', choices: DIFFICULTIES },
    { name: 'surveyedOn', kind: 'day', label: 'surveyedOn' },
    { name: 'note', kind: 'line', label: 'note', optional: true },
  ],
  review: [
    { name: 'expert', kind: 'line', label: 'expert' },
    { name: 'affiliation', kind: 'line', label: 'affiliation' },
    { name: 'opinion', kind: 'choice', label: 'opinion', choices: OPINIONS },
    { name: 'text', kind: 'paragraph', label: 'text' },
    { name: 'givenOn', kind: 'day', label: 'givenOn' },
  ],
  propose: [
    { name: 'proposal', kind: 'choice', label: 'proposal', choices: PROPOSALS },
    { name: 'text', kind: 'paragraph', label: 'proposalText' },
  ],
  strike: [{ name: 'reason', kind: 'paragraph', label: 'reason' }],
  decide: [
    {
      name: 'decision',
      kind: 'choice',
      label: 'decision',
      choices: [
        ['correct', 'decision.correct'],
        ['keep', 'decision.keep'],
      ],
    },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
    { name: 'dueOn', kind: 'day', label: 'dueOn', hint: 'dueHint', optional: true },
    { name: 'documentNo', kind: 'line', label: 'documentNo', optional: true },
    { name: 'objections', kind: 'paragraph', label: 'objections', optional: true },
  ],
  // `name`, `meaning` and `candidateReason` make the one candidate of the case.
  correct: [
    { name: 'name', kind: 'line', label: 'newName' },
    { name: 'meaning', kind: 'paragraph', label: 'meaning' },
    { name: 'candidateReason', kind: 'paragraph', label: 'candidateReason' },
    { name: 'location', kind: 'line', label: 'location' },
    { name: 'contactPhone', kind: 'line', label: 'contactPhone' },
  ],
  refer: [
    { name: 'to', kind: 'line', label: 'to' },
    { name: 'reason', kind: 'paragraph', label: 'reason' },
  ],
  followUp: [
    { name: 'kind', kind: 'choice', label: 'kind', choices: TASKS },
    {
      name: 'outcome',
      kind: 'choice',
      label: 'outcome',
      choices: [
        ['done', 'outcome.done'],
        ['not_needed', 'outcome.not_needed'],
      ],
    },
    { name: 'doneOn', kind: 'day', label: 'doneOn' },
    { name: 'note', kind: 'line', label: 'note', hint: 'noteHint', optional: true },
  ],
};
