import type { OpinionTask } from '#server/naming/caseContract.ts';
import { useCodeLabel } from '../gazetteer/useCodeList.ts';
import { useLanguage } from '../ui/addWords.ts';

type Asked = Pick<OpinionTask, 'legalRole' | 'legalArticle' | 'legalArticleEn'>;

/** Why an office is asked: because an article names it, or by local practice. */
export function LegalRole({ task }: { task: Asked }) {
  const language = useLanguage();
  const role = useCodeLabel('legal-roles')(task.legalRole);
  const article = language === 'en' ? task.legalArticleEn : task.legalArticle;
  if (article === '') return role;
  return language === 'en' ? `${role} (${article})` : `${role}（${article}）`;
}
