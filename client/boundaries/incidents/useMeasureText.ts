import { z } from 'zod';
import { type Measure, MeasureDraft } from '#server/boundaries/incidents/incidentContract.ts';
import { MarkerEventType } from '#server/boundaries/markers/markerContract.ts';
import { useMarkerWords } from '../markers/words.ts';
import { useIncidentWords } from './words.ts';

const Elsewhere = z.discriminatedUnion('proof', [
  z.object({
    proof: z.literal('marker_event'),
    event: z.object({ type: MarkerEventType, happenedOn: z.string() }),
  }),
  z.object({ proof: z.literal('inspection'), document: z.string().optional(), on: z.string().optional() }),
]);

/** What was recorded of a measure, in a sentence. */
export function useMeasureText(): (measure: Measure) => string {
  const say = useIncidentWords();
  const ofMarker = useMarkerWords();
  return ({ content }) => {
    const elsewhere = Elsewhere.safeParse(content).data;
    if (elsewhere?.proof === 'marker_event')
      return joined([elsewhere.event.happenedOn, ofMarker(`event.${elsewhere.event.type}`)]);
    if (elsewhere) return joined([elsewhere.on, elsewhere.document, !elsewhere.document && say('outcome.under_way')]);
    const draft = MeasureDraft.safeParse(content).data;
    return draft ? joined(partsOf(draft, say)) : '';
  };
}

const joined = (parts: readonly (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ');

function partsOf(draft: MeasureDraft, say: ReturnType<typeof useIncidentWords>): (string | null)[] {
  switch (draft.proof) {
    case 'record':
      return [draft.on, draft.by, draft.document, draft.note];
    case 'both_sides':
      return [
        `${draft.sideA.document}（${draft.sideA.on}）`,
        `${draft.sideB.document}（${draft.sideB.on}）`,
        draft.note,
      ];
    case 'penalty':
      return [
        ...[draft.on, draft.by, draft.document, draft.person, say('yuan', { n: draft.fineYuan })],
        draft.repairCostYuan === null ? null : say('repairCost', { n: draft.repairCostYuan }),
        draft.confiscated,
      ];
    case 'filing':
      return [draft.on, draft.document];
    case 'decision':
      return [draft.on, draft.document, say(`outcome.${draft.outcome}`)];
    case 'waived':
      return [draft.ground];
    default:
      return [];
  }
}
