import type { ReportSummary } from '#server/naming/reports/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useReportWords } from './words.ts';

/** Says the kind of a report: the breach as the law's row has it, or “other”. */
export function useKindWord(): (report: Pick<ReportSummary, 'kindZh' | 'kindEn'>) => string {
  const say = useReportWords();
  const inEnglish = useLanguage() === 'en';
  return ({ kindZh, kindEn }) => (inEnglish ? kindEn : kindZh) ?? say('other');
}
