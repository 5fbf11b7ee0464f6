import type { MarkerStatus } from '#server/boundaries/markers/markerContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useMarkerWords } from './words.ts';

const TONE: Record<MarkerStatus, Tone> = {
  intact: 'good',
  damaged: 'warning',
  missing: 'bad',
  moved: 'bad',
  scrapped: 'plain',
};

/** In which state a marker is. */
export function MarkerStatusTag({ status }: { status: MarkerStatus }) {
  const say = useMarkerWords();
  return <StatusTag tone={TONE[status]}>{say(`status.${status}`)}</StatusTag>;
}
