import { useSyncExternalStore } from 'react';

const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Says a word; `{{name}}` in it is filled from `values`. */
export type Say<K extends string> = (key: K, values?: Record<string, string | number>) => string;

// The office keeps the language under the same key: it is the same person.
const KEPT_UNDER = 'diming.language';
const listeners = new Set<() => void>();
let language: Language = LANGUAGES.find((known) => known === globalThis.localStorage?.getItem(KEPT_UNDER)) ?? 'zh-CN';

/** The language on the screen now. */
export const languageNow = (): Language => language;

/** Shows every screen in this language, on this device from now on. */
export function chooseLanguage(chosen: Language): void {
  language = chosen;
  localStorage.setItem(KEPT_UNDER, chosen);
  document.documentElement.lang = chosen;
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The language on the screen now, kept up to date. */
export const useLanguage = (): Language => useSyncExternalStore(listen, languageNow);

const filled = (text: string, values: Record<string, string | number> | undefined): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values?.[name] ?? whole));

/**
 * The words of one part of the field app in both languages; a key missing in one does not compile. Call it once, at the
 * top of a words.ts: `export const useScanWords = addWords({ 'zh-CN': {…}, en: {…} })`, then `const say = useScanWords()`.
 */
export function addWords<K extends string>(words: {
  'zh-CN': Record<K, string>;
  en: Record<NoInfer<K>, string>;
}): () => Say<K> {
  const say: Record<Language, Say<K>> = {
    'zh-CN': (key, values) => filled(words['zh-CN'][key], values),
    en: (key, values) => filled(words.en[key], values),
  };
  // biome-ignore lint/correctness/noComponentHookFactories: called once per module, so that the hook's identity never changes
  return function useWords() {
    return say[useLanguage()];
  };
}
