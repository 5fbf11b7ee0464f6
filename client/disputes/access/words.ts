import { addWords } from '../../ui/addWords.ts';
import { chineseWords } from './chineseWords.ts';
import { englishWords } from './englishWords.ts';

export const useAccessWords = addWords('disputeAccess', { 'zh-CN': chineseWords, en: englishWords });

/** What of a dispute was read, as the first word of its address; in the order of the filter. */
export const READ = [
  ...([
    '',
    'files',
    'claims',
    'evidence',
    'procedure',
    'interim',
    'result',
    'readers',
    'access',
    'dossier.pdf',
    'exports',
    'disclosure',
  ] as const),
] as const;

const NAMED = [
  ...READ,
  ...(['contested-area', 'recorded-line', 'contents', 'status-quo', 'aids', 'touching', 'incidents'] as const),
  'reader-candidates',
] as const;
type Named = (typeof NAMED)[number];

const isNamed = (word: string): word is Named => NAMED.some((one) => one === word);

/** The first word of an address below that of a dispute; undefined where it has no name of its own. */
export function readWord(what: string): Named | undefined {
  const word = what.split('/')[1] ?? '';
  return isNamed(word) ? word : undefined;
}
