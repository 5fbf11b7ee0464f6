import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

/** Words of argumentation, consultation, hearing and assessments. */
export const useProcedureWords = addWords<ProcedureWord>('procedures', { 'zh-CN': chineseWords, en: englishWords });
export type ProcedureWord = keyof typeof chineseWords;
