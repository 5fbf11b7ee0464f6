import type { FilingCheck } from '#server/naming/filings/filingContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useFilingWords } from './words.ts';

/** What the register itself sees of one check, in a mark, a word and its reason. */
export function SystemCheck({ check }: { check: FilingCheck | undefined }) {
  const say = useFilingWords();
  const language = useLanguage();
  if (!check) return null;
  return (
    <span className={check.passed ? 'system-check' : 'system-check failed'}>
      <span aria-hidden="true">{check.passed ? '✓' : '✕'}</span>{' '}
      <span>{say(check.passed ? 'check.passed' : 'check.failed')}</span>{' '}
      <small>{language === 'en' ? check.detail : check.detailZh}</small>
    </span>
  );
}
