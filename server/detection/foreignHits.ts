import { exceptionFor } from './exceptionFor.ts';
import { groundOf } from './groundOf.ts';
import type { Hit, Rule } from './rule.ts';
import type { ForeignNameRow } from './ruleSet.ts';
import { isEstate, isOfficial, type Subject } from './subject.ts';
import { outermost, type WordHit } from './wordIndex.ts';

type ForeignKind = ForeignNameRow['kind'];

/** Foreign names in the specific part, the longest at each place (马里 inside 马里兰 does not count). */
export function foreignWords(subject: Subject): readonly WordHit<ForeignNameRow>[] {
  if (subject.foreign.length === 0) return subject.foreign;
  return outermost(subject.foreign.filter(({ end }) => end <= subject.genericStart));
}

type Standing = 'strong' | 'possible' | 'chance';

/** How likely the word is meant as foreign, by what it is and where it stands. */
function standing(row: ForeignNameRow, subject: Subject): Standing {
  if (row.certainty === 'strong') return 'strong';
  if (row.certainty === 'weak') return 'chance';
  if (row.certainty === 'famous' && !isOfficial(subject)) return 'possible';
  return isEstate(subject) ? 'possible' : 'chance';
}

function exceptionOf(subject: Subject, rule: string, hit: WordHit<ForeignNameRow>): Hit['exception'] {
  const stated = exceptionFor(subject, rule, hit);
  if (stated) return stated;
  if (standing(hit.row, subject) === 'chance') return groundOf(subject, 'common_word', hit.row.chineseNamesContaining);
  return rule.startsWith('YANG') && isOfficial(subject) ? groundOf(subject, 'official_name') : undefined;
}

/** A rule on foreign names of some kinds: FOREIGN when nothing else can be meant, POSSIBLE when a person must look. */
export const foreignRule = (id: string, kinds: readonly ForeignKind[]): Rule => ({
  id,
  speaksOf: ['foreign'],
  look: (subject) =>
    foreignWords(subject)
      .filter(({ row }) => kinds.includes(row.kind))
      .map((hit) => ({
        result: standing(hit.row, subject) === 'strong' ? 'FOREIGN' : 'POSSIBLE',
        start: hit.start,
        end: hit.end,
        exception: exceptionOf(subject, id, hit),
        evidence: {
          word: hit.row.text,
          kind: hit.row.kind,
          certainty: hit.row.certainty,
          source: hit.row.source,
          chineseNamesContaining: hit.row.chineseNamesContaining,
        },
      })),
});
