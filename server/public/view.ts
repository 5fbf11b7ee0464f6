import type { CodeListItem } from '../gazetteer/codeListContract.ts';

/** Language of a page: Chinese unless the address says `lang=en`. */
export type Lang = 'zh' | 'en';

/** What all pages of this register say about it. */
export interface Site {
  /** The register holds sample data, and every page says so. */
  demonstration: boolean;
  /** Map review numbers (审图号) of the editions that public maps are drawn from, null where there is none. */
  reviewNumber: string | null;
  /** What somebody who scans a sign can report: the list `sign-reports`. */
  reportKinds: readonly CodeListItem[];
}

/** How one page is to be written. */
export interface View {
  lang: Lang;
  site: Site;
  /** The sentence in the page's language. */
  say: (zh: string, en: string) => string;
  /** An address of this site that keeps the language. */
  href: (path: string) => string;
}

export function viewOf(lang: Lang, site: Site): View {
  return {
    lang,
    site,
    say: (zh, en) => (lang === 'en' ? en : zh),
    href: (path) => withLang(path, lang),
  };
}

export const langOf = (value: unknown): Lang => (value === 'en' ? 'en' : 'zh');

/** The same address in a language; a fragment stays at the end. */
export function withLang(path: string, lang: Lang): string {
  const url = new URL(path, 'http://here');
  url.searchParams.delete('lang');
  if (lang === 'en') url.searchParams.set('lang', 'en');
  return `${url.pathname}${url.search}${url.hash}`;
}
