import { Level } from '#server/detection/contract.ts';
import type { Tone } from '../ui/StatusTag.tsx';

/** How grave a level looks; the word stands beside it. */
export const LEVEL_TONE: Record<Level, Tone> = {
  block: 'bad',
  review: 'warning',
  note: 'plain',
  needs_data: 'active',
  clear: 'good',
};

/** Gravest first, as the server ranks them: the level of a name is the same on every screen. */
export const LEVELS: readonly Level[] = Level.options;

/** The gravest level among some findings; `clear` for none. */
export const gravest = (findings: readonly { level: Level }[]): Level =>
  LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? 'clear';
