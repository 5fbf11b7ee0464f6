import type { Language } from '../ui/addWords.ts';

/** The article in one language: rules write it as `art. 9(8) / 第九条第一款第（八）项`. One given in a single language is left as it is. */
export function articleIn(language: Language, article: string): string {
  const [first = article, ...rest] = article.split(' / ');
  return language === 'en' ? first : (rest.at(-1) ?? first);
}
