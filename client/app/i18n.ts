import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language, RESOURCES } from '../ui/addWords.ts';

const KEPT_UNDER = 'diming.language';

function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT_UNDER);
  return LANGUAGES.find((language) => language === kept) ?? 'zh-CN';
}

function wear(language: string): void {
  document.documentElement.lang = language;
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
}

/** Starts the words in the language last chosen on this computer. Keys are flat: a dot is part of the key. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    resources: RESOURCES,
    lng: keptLanguage(),
    fallbackLng: 'zh-CN',
    supportedLngs: [...LANGUAGES],
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  });
  wear(i18next.language);
  i18next.on('languageChanged', (language) => {
    localStorage.setItem(KEPT_UNDER, language);
    wear(language);
  });
}
