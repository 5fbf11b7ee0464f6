import { z } from 'zod';
import { type Sql, sql } from '../platform/db/sql.ts';

/** One thing said in both languages of the register. */
export interface Told {
  zh: string;
  en: string;
}
export const ListedSource = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export type ListedSource = z.infer<typeof ListedSource>;

/** Words for where records come from: the list `record-sources` as one JSON value, the longest text first. */
export const listedSources: Sql = sql`
  coalesce((select jsonb_agg(jsonb_build_object('code', code, 'zh', label_zh, 'en', label_en) order by length(code) desc, code)
              from code_list where kind = 'record-sources'), '[]')`;

/**
 * A stored source in both languages. The list translates how a text begins, so that numbers after it stay
 * (`办件 640300-DM-2026-0001`); a source nobody listed, such as a bureau's own, is said as it stands.
 */
export function sourceWords(listed: readonly ListedSource[], stored: string): Told {
  const found = listed.find(({ code }) => stored.startsWith(code));
  if (!found) return { zh: stored, en: stored };
  const rest = stored.slice(found.code.length);
  return { zh: found.zh + rest, en: found.en + rest };
}

const PROPOSED = ' (proposed)';

/** The sources of a spelling, as `romanize` joins them: `dictionary knowledge (proposed); generic terms`. */
export function readingSourceWords(listed: readonly ListedSource[], stored: string): Told {
  const parts = stored.split('; ').map((part): Told => {
    const isProposed = part.endsWith(PROPOSED);
    const { zh, en } = sourceWords(listed, isProposed ? part.slice(0, -PROPOSED.length) : part);
    return isProposed ? { zh: `${zh}（暂用，待核定）`, en: `${en} (provisional)` } : { zh, en };
  });
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

const FROM_FILE: Told = { zh: '主管部门数据', en: 'data of the department' };
// As imports store them: the file with its hash or its row.
const FILE_NAMED = /^导入文件 |（sha256 [0-9a-f]{64}，/u;
const ROW_NAMED = /^(第二次全国地名普查)（.* 第 \d+ 行）$/su;

/** The same for everybody: the file of an office, whatever people called it, stays inside. */
export const publicSource = (listed: readonly ListedSource[], stored: string): Told =>
  FILE_NAMED.test(stored) ? FROM_FILE : sourceWords(listed, stored.replace(ROW_NAMED, '$1'));
