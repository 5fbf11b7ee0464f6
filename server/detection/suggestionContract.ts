import { z } from 'zod';
import { PlaceCategory, PointLineOrArea } from '../gazetteer/contract.ts';
import { DivisionCode, endpoint } from '../platform/contract.ts';
import { CheckAttributes, NameCheckReply } from './contract.ts';

export const SuggestionRequest = z.strictObject({
  category: PlaceCategory,
  /** Where the place is; suggestions come from what lies around it. */
  geometry: PointLineOrArea,
  division: DivisionCode.optional(),
  attributes: CheckAttributes.optional(),
  /** The name that did not pass, if there was one; its generic term is tried first. */
  name: z.string().max(60).optional(),
  /** The place that is renamed; its present name is then no other one. */
  self: z.uuid().optional(),
  /** false: names of a plan are left out, since only a naming draws them. */
  mayDraw: z.boolean().optional(),
});
export type SuggestionRequest = z.output<typeof SuggestionRequest>;

/** Where the specific part of a suggestion comes from. */
export const SuggestionBasis = z.enum(['plan', 'historic', 'landform', 'direction', 'nearby', 'division']);
export type SuggestionBasis = z.infer<typeof SuggestionBasis>;

/** A name that passed every rule and the register when it was asked, with the local name it is made of. */
export const Suggestion = NameCheckReply.pick({
  name: true,
  romanTone: true,
  level: true,
  ruleSetVersion: true,
}).extend({
  basis: SuggestionBasis,
  /** The name in the register it is made of, or the plan that holds it; and how far that is in metres. */
  from: z.string(),
  metres: z.number(),
  /** The reservation that holds the name: an application that takes it has to draw it (`draws`). Null for any other name. */
  draws: z.uuid().nullable(),
  reason: z.string(),
  reasonZh: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestionApi = {
  suggest: endpoint({
    method: 'post',
    path: '/name-suggestions',
    summary: '推荐名称：取自当地地名，逐个检查通过 / Names made of local names, each checked and clear',
    permission: 'session',
    jurisdiction: 'none',
    body: SuggestionRequest,
    reply: z.object({ items: Suggestion.array() }),
  }),
};
