import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export const useMarkerWords = addWords('markers', { 'zh-CN': chineseWords, en: englishWords });
