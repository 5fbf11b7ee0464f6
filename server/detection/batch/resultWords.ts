import type { z } from 'zod';
import type { ResultLanguage } from '../batchContract.ts';
import type { Level } from '../contract.ts';

/** What a result file says beside the table itself. */
export interface ResultWords {
  sheet: string;
  legend: string;
  /** Heads of the four columns that the answer adds. */
  added: readonly [string, string, string, string];
  levels: Record<Level, string>;
  meanings: Record<Level, string>;
  /** Rule set, day, time of the check, number of names. */
  facts: readonly [string, string, string, string];
}

/** The words of result files in both languages. */
export const RESULT_WORDS: Record<z.infer<typeof ResultLanguage>, ResultWords> = {
  zh: {
    sheet: '检查结果',
    legend: '说明',
    added: ['检查结论', '类别', '规则', '说明与建议'],
    levels: { block: '禁止', review: '须审查', needs_data: '缺少数据', note: '提示', clear: '通过' },
    meanings: {
      block: '违反法律法规的禁止性规定',
      review: '须由经办人核实并说明理由',
      needs_data: '缺少规模、类别等数据，不能判断',
      note: '仅供参考：适用例外或依据较弱',
      clear: '未发现问题；不代替审批',
    },
    facts: ['规则版本', '适用日期', '检查时间', '地名数'],
  },
  en: {
    sheet: 'Result',
    legend: 'Legend',
    added: ['Verdict', 'Classes', 'Rules', 'Findings and advice'],
    levels: {
      block: 'Prohibited',
      review: 'Reason required',
      needs_data: 'Needs data',
      note: 'Note',
      clear: 'Clear',
    },
    meanings: {
      block: 'The law forbids it',
      review: 'An officer must look and give a reason',
      needs_data: 'Cannot be decided without size, category or the like',
      note: 'For information: an exception applies or the hint is weak',
      clear: 'Nothing found; takes the place of no approval',
    },
    facts: ['Rule set', 'Rules of', 'Checked at', 'Names'],
  },
};
