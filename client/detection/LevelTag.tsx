import type { Level } from '#server/detection/contract.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { LEVEL_TONE } from './levelTone.ts';
import { useDetectionWords } from './words.ts';

const SHAPE: Record<Level, string> = { block: '■', review: '▲', needs_data: '◆', note: '●', clear: '✓' };

/** Gravity as shape, word and tone. */
export function LevelTag({ level }: { level: Level }) {
  const say = useDetectionWords();
  return (
    <StatusTag tone={LEVEL_TONE[level]}>
      <span aria-hidden="true">{SHAPE[level]}</span> {say(`level.${level}`)}
    </StatusTag>
  );
}
