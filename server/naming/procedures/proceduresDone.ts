import type { MissingProcedure } from './missingProcedures.ts';
import type { Procedure } from './procedureContract.ts';

const WORDS: Record<Procedure, readonly [zh: string, en: string]> = {
  expert: ['专家论证', 'expert argumentation'],
  consultation: ['征求意见', 'public consultation'],
  hearing: ['听证告知', 'informing of the right to a hearing'],
  risk: ['风险评估', 'risk assessment'],
  assessment: ['综合评估', 'comprehensive assessment'],
  legality: ['合法性审查', 'legality review'],
};

/**
 * Guard of the legality review, and thereby of the submission: every procedure that a row demands has a complete record or,
 * where the row allows it, a written reason. Says which is missing and by which article.
 */
export function proceduresDone({ proceduresMissing }: { proceduresMissing: readonly MissingProcedure[] }) {
  if (proceduresMissing.length === 0) return undefined;
  const zh = proceduresMissing.map(({ procedure, articlesZh }) => `${WORDS[procedure][0]}（${articlesZh.join('、')}）`);
  const en = proceduresMissing.map(({ procedure, articlesEn }) => `${WORDS[procedure][1]} (${articlesEn.join(', ')})`);
  return {
    code: 'procedures-missing',
    detail: `Required and without a complete record that fits the case: ${en.join('; ')}`,
    detailZh: `以下程序应当办理，尚无完整且与现名称、现位置相符的记录：${zh.join('；')}。`,
  };
}
