import { digitRuns } from '../digitRuns.ts';
import type { Hit, Rule } from '../rule.ts';
import { isEstate, type Subject } from '../subject.ts';

const NUMERAL = /[一二三四五六七八九十百两\d]/u;

type Ordinal = Hit & { start: number; end: number };

/** 第一, 第2; 一号: numerals are single characters, so the cost is that of one pass. */
function ordinals({ text, genericStart }: Subject): Ordinal[] {
  const found: Ordinal[] = [];
  for (let at = 0; at < genericStart; at += 1) {
    const isOrdinal = text[at] === '第' && NUMERAL.test(text[at + 1] ?? '');
    const isNumbered = /[一1]/u.test(text[at] ?? '') && text[at + 1] === '号' && !NUMERAL.test(text[at - 1] ?? '');
    if (!isOrdinal && !isNumbered) continue;
    const end = Math.min(at + 2, genericStart);
    found.push({ result: 'RANKING', start: at, end, evidence: { word: text.slice(at, end).join('') } });
  }
  return found;
}

/** No digits or ordinals that rank a building above others (Shandong 2020 draft, off by default). */
export const gf7: Rule = {
  id: 'GF-7',
  speaksOf: ['estate'],
  look: (subject, set) => {
    if (!isEstate(subject)) return [];
    const excused = new Map(
      digitRuns(subject, set).flatMap(({ start, end, exception }) =>
        exception ? Array.from({ length: end - start }, (_, i) => [start + i, exception] as const) : [],
      ),
    );
    return ordinals(subject).map((hit) => {
      const exception = excused.get(hit.start) ?? excused.get(hit.end - 1);
      return exception ? { ...hit, exception } : hit;
    });
  },
};
