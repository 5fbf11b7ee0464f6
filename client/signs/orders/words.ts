import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export const useOrderWords = addWords('sign-orders', { 'zh-CN': chineseWords, en: englishWords });
