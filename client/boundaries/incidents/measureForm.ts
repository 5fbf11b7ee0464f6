import { MarkerEventType } from '#server/boundaries/markers/markerContract.ts';
import { positionOf } from '../markers/positionText.ts';
import type { Answers, Question } from './FormFields.tsx';

/** What the server is sent of a dialog's answers; only what was asked. Not yet checked. */
export function draftOf(proof: string, answers: Answers, questions: readonly Question[]): object {
  const given = Object.fromEntries(questions.map(({ name }) => [name, answers[name]?.trim() || null]));
  switch (proof) {
    case 'marker_event':
      return { proof, ...eventOf(given) };
    case 'both_sides':
      return {
        ...{ proof, note: given.note },
        sideA: { document: given.sideADocument, on: given.sideAOn },
        sideB: { document: given.sideBDocument, on: given.sideBOn },
      };
    case 'penalty':
      return {
        ...{ confiscated: null, ...given, proof, fineYuan: numberOf(given.fineYuan) },
        repairCostYuan: numberOf(given.repairCostYuan),
      };
    case 'inspection':
      return { proof, leadingSide: given.leadingSide, plannedYear: numberOf(given.plannedYear) };
    default:
      return { proof, ...given };
  }
}

const numberOf = (text: string | null | undefined): number | null => (text ? Number(text) : null);

/** A new event of the marker, or the id of one on record. */
function eventOf({ event, newPosition, ...rest }: Record<string, string | null>): object {
  if (!MarkerEventType.safeParse(event).success) return { eventId: event };
  const position = newPosition === undefined ? {} : { position: positionOf(newPosition ?? '') };
  return { event: { ...rest, ...position, type: event } };
}
