import { addWords } from '../../ui/addWords.ts';
import { CHINESE } from './chineseWords.ts';
import { ENGLISH } from './englishWords.ts';

/** Words of the list, of states and of the page as a whole; those of the steps stand in `stepWords.ts`. */
export const useImportWords = addWords<keyof typeof CHINESE>('imports', { 'zh-CN': CHINESE, en: ENGLISH });
