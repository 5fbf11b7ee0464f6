import { useLanguage } from './addWords.ts';

interface Punctuation {
  /** `甲、乙`; in English `a, b`. */
  listed: (parts: readonly string[]) => string;
  /** `（甲）`; in English ` (a)`, with the space before it. */
  inBrackets: (text: string) => string;
}

/** Marks between and around words as the language on the screen writes them. */
export function usePunctuation(): Punctuation {
  const isEnglish = useLanguage() === 'en';
  return {
    listed: (parts) => parts.join(isEnglish ? ', ' : '、'),
    inBrackets: (text) => (isEnglish ? ` (${text})` : `（${text}）`),
  };
}
