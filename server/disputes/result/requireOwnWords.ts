import { fieldProblem } from '../../naming/fieldProblem.ts';

const NAMES_DISPUTE = /争议|纠纷|dispute/iu;

/**
 * Words that leave the dispute for a record that others read must not tell of it: neither the word nor its title.
 * @param words by JSON pointer
 * @throws Problem invalid-input
 */
export function requireOwnWords(
  disputeTitle: string,
  words: Readonly<Record<string, string | null | undefined>>,
): void {
  for (const [pointer, text] of Object.entries(words)) {
    if (!text || !(NAMES_DISPUTE.test(text) || text.includes(disputeTitle))) continue;
    throw fieldProblem(
      pointer,
      'names-dispute',
      'These words are read by others than those who take part: leave the dispute out of them',
      '这些文字参与各方以外的单位也能看到，不得出现争议、纠纷等字样和本争议的标题',
    );
  }
}
