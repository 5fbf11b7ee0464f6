import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

/** Words of filings for the record (备案): inbox, form, acts and the chase of late ones. */
export const useFilingWords = addWords<FilingWord>('filings', { 'zh-CN': chineseWords, en: englishWords });
export type FilingWord = keyof typeof chineseWords;
