import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';

const ID = 'NR-09';
const INSIDE = {
  ground: 'the entity lies in the area of the division',
  groundZh: '该实体位于本行政区域内',
  source: 'TR art. 9(9)',
};

/** A division is not named after a nationally famous entity beyond its own area (TR art. 9(9)). */
export const nr09: Rule = {
  id: ID,
  look: (subject) => {
    if (subject.category !== 'division') return [];
    return lexiconHits(subject, ID).map(({ severity: _, ...hit }): Hit => {
      const entity = subject.input.entities?.find(({ name }) => name === hit.evidence.word);
      if (!entity) return { ...hit, result: 'LOCATION_UNKNOWN' };
      return entity.isInside ? { ...hit, result: 'INSIDE', exception: INSIDE } : { ...hit, result: 'OUTSIDE' };
    });
  },
};
