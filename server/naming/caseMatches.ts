import { normaliseName } from '../gazetteer/normaliseName.ts';
import { plainLetters } from '../gazetteer/plainLetters.ts';
import { type Sql, sql } from '../platform/db/sql.ts';

/**
 * `and …`: cases (alias `c`) found by a part of their number, where the search has a digit, or by a candidate: its
 * characters, its pinyin from the start, its initials. Letters are looked up by index (migration 069-naming-case-search).
 */
export function caseMatches(q: string): Sql {
  const byName = sql`c.id = any(array(${candidateMatches(normaliseName(q))}))`;
  return /\d/.test(q) ? sql`and (strpos(c.case_no, ${q.trim().toUpperCase()}) > 0 or ${byName})` : sql`and ${byName}`;
}

/** Two look-ups rather than one `or`: each prefix has its index. */
function candidateMatches(text: string): Sql {
  const where = (condition: Sql): Sql => sql`select s.case_id from case_candidate s where ${condition}`;
  if (/\p{Script=Han}/u.test(text)) return where(sql`strpos(s.norm, ${text}) > 0`);
  const letters = plainLetters(text);
  if (letters === '') return where(sql`false`);
  const prefix = `${letters}%`;
  return sql`${where(sql`replace(s.pinyin_key, ' ', '') like ${prefix}`)} union
    ${where(sql`regexp_replace(s.pinyin_key, '([a-z])[a-z]* *', '\1', 'g') like ${prefix}`)}`;
}
