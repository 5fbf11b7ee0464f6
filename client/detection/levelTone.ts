import type { Level } from '#server/detection/contract.ts';
import type { Tone } from '../ui/StatusTag.tsx';

/** How grave a level looks; the word stands beside it. */
export const LEVEL_TONE: Record<Level, Tone> = {
  block: 'bad',
  review: 'warning',
  note: 'plain',
  needs_data: 'active',
  clear: 'good',
};

/** Gravest first. */
export const LEVELS = ['block', 'review', 'needs_data', 'note', 'clear'] as const satisfies readonly Level[];

/** The gravest level among some findings; `clear` for none. */
export const gravest = (findings: readonly { level: Level }[]): Level =>
  LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? 'clear';
