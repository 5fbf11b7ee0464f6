import { addWords } from '../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export type DisputeWord = keyof typeof chineseWords;
export const useDisputeWords = addWords<DisputeWord>('disputes', { 'zh-CN': chineseWords, en: englishWords });

/** Whether a code of the server (an act, a state) has a word here. */
export const isDisputeWord = (key: string): key is DisputeWord => key in chineseWords;
