import type { Hit } from './rule.ts';
import type { GroundRow } from './ruleSet.ts';
import type { Subject } from './subject.ts';

/**
 * The exception that a rule finds by itself, in the words of its row; none where the row has ended.
 * @param names fills `{names}`: how many Chinese names contain the word
 */
export function groundOf({ grounds }: Pick<Subject, 'grounds'>, id: GroundRow['id'], names = 0): Hit['exception'] {
  const row = grounds.get(id);
  if (!row) return undefined;
  return { ground: filled(row.ground, names), groundZh: filled(row.groundZh, names), source: row.source };
}

const filled = (text: string, names: number): string => text.replaceAll('{names}', String(names));
