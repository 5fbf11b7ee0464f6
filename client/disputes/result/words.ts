import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export type ResultWord = keyof typeof chineseWords;
export const useResultWords = addWords<ResultWord>('dispute-result', { 'zh-CN': chineseWords, en: englishWords });

/** Whether a fault has words of its own. */
export const faultWord = (code: string): ResultWord => {
  const key = `fault.${code}`;
  return isWord(key) ? key : 'fault.other';
};
const isWord = (key: string): key is ResultWord => key in chineseWords;
