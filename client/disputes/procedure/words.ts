import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export type ProcedureWord = keyof typeof chineseWords;
export const useProcedureWords = addWords<ProcedureWord>('disputeProcedure', {
  'zh-CN': chineseWords,
  en: englishWords,
});
