import { normaliseName } from '../gazetteer/normaliseName.ts';
import { plainLetters } from '../gazetteer/plainLetters.ts';
import { type Sql, sql } from '../platform/db/sql.ts';

/** `and …`: cases (alias `c`) found by a part of their number or by a candidate: its characters, its pinyin from the start, its initials. */
export function caseMatches(q: string): Sql {
  const text = normaliseName(q);
  return sql`and (strpos(c.case_no, ${q.trim().toUpperCase()}) > 0
    or c.id in (select s.case_id from case_candidate s where ${candidateMatches(text)}))`;
}

function candidateMatches(text: string): Sql {
  if (/\p{Script=Han}/u.test(text)) return sql`strpos(s.norm, ${text}) > 0`;
  const letters = plainLetters(text);
  if (letters === '') return sql`false`;
  const prefix = `${letters}%`;
  return sql`replace(s.pinyin_key, ' ', '') like ${prefix}
    or regexp_replace(s.pinyin_key, '([a-z])[a-z]* *', '\1', 'g') like ${prefix}`;
}
