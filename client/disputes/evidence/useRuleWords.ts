import type { EvidenceClass, EvidenceRules } from '#server/disputes/evidence/evidenceContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { useEvidenceWords } from './words.ts';

interface RuleWords {
  /** 第七条第（一）项 */
  articleOf: (given: EvidenceClass) => string;
  /** The class with its article. */
  classOf: (given: EvidenceClass) => string;
  /** What a paper is, with the article, and whether that is our reading only. */
  kindOf: (id: string) => string;
}

/** The law's rows in the language on the screen. */
export function useRuleWords({ classes, kinds }: EvidenceRules): RuleWords {
  const say = useEvidenceWords();
  const isEnglish = useLanguage() === 'en';
  const articleOf = (given: EvidenceClass): string => {
    const found = classes.find(({ id }) => id === given);
    return (isEnglish ? found?.article : found?.articleZh.replace(/^《.*》/, '')) ?? given;
  };
  return {
    articleOf,
    classOf: (given) => {
      const found = classes.find(({ id }) => id === given);
      return `${(isEnglish ? found?.label : found?.labelZh) ?? given}${say('basis', { article: articleOf(given) })}`;
    },
    kindOf: (id) => {
      const found = kinds.find((one) => one.id === id);
      if (!found) return id;
      const article = articleOf(found.class);
      return `${isEnglish ? found.label : found.labelZh}${say(found.verified ? 'basis' : 'unverified', { article })}`;
    },
  };
}
