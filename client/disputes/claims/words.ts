import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

type ClaimWord = keyof typeof chineseWords;
export const useClaimWords = addWords<ClaimWord>('dispute-claims', { 'zh-CN': chineseWords, en: englishWords });
