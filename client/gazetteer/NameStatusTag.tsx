import type { z } from 'zod';
import type { NameStatus } from '#server/gazetteer/contract.ts';
import { StatusTag, type Tone } from '../ui/StatusTag.tsx';
import { useGazetteerWords } from './words.ts';

type Status = z.infer<typeof NameStatus>;
const TONE: Record<Status, Tone> = {
  proposed: 'active',
  reserved: 'active',
  standard: 'good',
  former: 'plain',
  abolished: 'plain',
  refused: 'bad',
  census_only: 'warning',
  unapproved: 'bad',
};

/** The status of one name in its word. */
export function NameStatusTag({ status }: { status: Status }) {
  const say = useGazetteerWords();
  return <StatusTag tone={TONE[status]}>{say(`nameStatus.${status}`)}</StatusTag>;
}
