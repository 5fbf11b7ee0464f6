import { addWords } from '../../ui/addWords.ts';
import { CHINESE_STEPS } from './chineseStepWords.ts';
import { ENGLISH_STEPS } from './englishStepWords.ts';

/** Words of the five steps. */
export const useStepWords = addWords<keyof typeof CHINESE_STEPS>('importSteps', {
  'zh-CN': CHINESE_STEPS,
  en: ENGLISH_STEPS,
});
