import { Problem } from '../platform/problem.ts';

/** Why a plate cannot be drawn; on the wire as the fact `code` of a `conflict`. */
export type PlateRefusalCode = 'does-not-fit' | 'missing-glyph' | 'text-missing' | 'no-direction' | 'module-too-small';

interface Refusal {
  detail: string;
  detailZh: string;
  /** The text, the character, the millimetres: what a clerk needs to change the order. */
  facts: Readonly<Record<string, string | number>>;
}

/** A plate that would come out wrong is refused, never drawn. */
export function plateRefusal(code: PlateRefusalCode, { detail, detailZh, facts }: Refusal): Problem {
  return new Problem('conflict', detail, { ...facts, code, detailZh });
}
