import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export const useEvidenceWords = addWords('disputeEvidence', { 'zh-CN': chineseWords, en: englishWords });
