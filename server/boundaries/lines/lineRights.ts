import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import type { LineRights } from './archiveContract.ts';

interface Sides {
  sideA: string;
  sideB: string;
  /** The divisions on either side of its stretches. */
  codes: readonly string[];
}

/**
 * What an office of a division may do with a line, which both neighbours manage (BR art. 4). The office that stands above
 * both sides decides. Where the sides belong to two prefectures or provinces no single office does: there the office above
 * one side, or of a province that is one, records what the neighbours agreed. An office of one side proposes.
 */
export function lineRights(divisionCode: string, { sideA, sideB, codes }: Sides): LineRights {
  const prefix = divisionPrefix(divisionCode);
  const [a, b] = [sideA.startsWith(prefix), sideB.startsWith(prefix)];
  if (a && b) return 'decide';
  const isAbove = prefix.length < divisionPrefix(a ? sideA : sideB).length || prefix.length === 2;
  const isParted = sideA.slice(0, 4) !== sideB.slice(0, 4);
  if ((a || b) && isParted && isAbove) return 'decide';
  return a || b || codes.some((code) => code.startsWith(prefix)) ? 'propose' : 'none';
}
