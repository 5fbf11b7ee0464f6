import type { InspectionLight, InspectionState } from '#server/boundaries/inspections/inspectionContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useInspectionWords } from './words.ts';

const TONE: Record<InspectionLight, Tone> = {
  ...{ overdue: 'bad', due_3: 'warning', due_6: 'warning', due_12: 'active', later: 'good', unknown: 'plain' },
};

/** How near a line is to the day it is due. */
export function LightTag({ light }: { light: InspectionLight }) {
  const say = useInspectionWords();
  return <StatusTag tone={TONE[light]}>{say(`light.${light}`)}</StatusTag>;
}

/** How far an inspection is. */
export function StateTag({ state }: { state: InspectionState }) {
  const say = useInspectionWords();
  const tone: Tone = state === 'archived' ? 'good' : state === 'planned' ? 'plain' : 'active';
  return <StatusTag tone={tone}>{say(`state.${state}`)}</StatusTag>;
}
