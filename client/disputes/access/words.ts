import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export const useAccessWords = addWords('disputeAccess', { 'zh-CN': chineseWords, en: englishWords });

/** What of a dispute was read, as the first word of its address; in the order of the filter. */
export const READ = [
  ...(['', 'files', 'claims', 'evidence', 'readers', 'access', 'dossier.pdf', 'exports', 'disclosure'] as const),
] as const;

const isKnown = (word: string): word is (typeof READ)[number] => READ.some((one) => one === word);

/** The first word of an address below that of a dispute, as the filter has it; undefined where it has no name of its own. */
export function readWord(what: string): (typeof READ)[number] | undefined {
  const word = what.split('/')[1] ?? '';
  return isKnown(word) ? word : undefined;
}
