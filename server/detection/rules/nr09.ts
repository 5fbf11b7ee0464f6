import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { groundOf } from '../groundOf.ts';
import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

const ID = 'NR-09';

const isExisting = ({ keys, input: { presentName } }: Subject): boolean =>
  presentName !== undefined && normaliseName(presentName) === keys.norm;

/** Without the register nobody knows whether a division bears the name already: a list of official names is full of such. */
function resultOf({ input: { entities, inScope } }: Subject, word: unknown): string {
  if (entities === undefined && inScope === undefined) return 'STANDING_UNKNOWN';
  return entities?.some(({ name, isInside }) => name === word && isInside === false) ? 'OUTSIDE' : 'FAMOUS';
}

/** Entities of the register that have the name of the division's specific part and are on no list of famous ones. */
function others(subject: Subject, famous: ReadonlySet<unknown>): Hit[] {
  return (subject.input.entities ?? [])
    .filter(
      ({ name, isInside }) =>
        !famous.has(name) && isInside !== true && normaliseName(name) === subject.keys.specificNorm,
    )
    .map(({ name, isInside }) => ({
      result: isInside === null ? 'LOCATION_UNKNOWN' : 'BEYOND',
      start: 0,
      end: subject.genericStart,
      evidence: { word: name },
    }));
}

/**
 * A division is named neither after a nationally famous natural entity or heritage site, wherever it lies, nor after an
 * entity beyond its own area (TR art. 9(9)). That a famous one lies inside excuses nothing; a name that stands already does.
 */
export const nr09: Rule = {
  id: ID,
  look: (subject) => {
    if (subject.category !== 'division') return [];
    const exception = isExisting(subject) ? groundOf(subject, 'official_name') : undefined;
    const listed = lexiconHits(subject, ID).map(
      ({ severity: _, ...hit }): Hit => ({ ...hit, result: resultOf(subject, hit.evidence.word), exception }),
    );
    const famous = new Set(listed.map(({ evidence }) => evidence.word));
    return [...listed, ...others(subject, famous).map((hit) => ({ ...hit, exception }))];
  },
};
