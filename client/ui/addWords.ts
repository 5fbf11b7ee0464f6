import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Chinese is the language of the register; English is the second. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Says a word of one domain; `{{name}}` in it is filled from `values`. */
export type Say<K extends string> = (key: K, values?: Record<string, string | number>) => string;

/** What was registered before the shell starts i18next. */
export const RESOURCES: Record<Language, Record<string, Record<string, string>>> = { 'zh-CN': {}, en: {} };

/**
 * Registers the words of one domain in both languages (a key missing in one does not compile) and gives the hook that says them.
 * Call it once, at the top of a words.ts:
 *
 *     export const useNamingWords = addWords('naming', { 'zh-CN': { title: '办件' }, en: { title: 'Cases' } });
 *     const say = useNamingWords();  say('title')
 */
export function addWords<K extends string>(
  namespace: string,
  words: { 'zh-CN': Record<K, string>; en: Record<NoInfer<K>, string> },
): () => Say<K> {
  for (const language of LANGUAGES) {
    RESOURCES[language][namespace] = words[language];
    if (i18next.isInitialized) i18next.addResourceBundle(language, namespace, words[language]);
  }
  // biome-ignore lint/correctness/noComponentHookFactories: called once per module, so that the hook's identity never changes
  return function useWords() {
    const { t } = useTranslation(namespace);
    return useCallback((key, values) => t(key, values ?? {}), [t]);
  };
}

/** The language on the screen now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.resolvedLanguage === 'en' ? 'en' : 'zh-CN';
}
