import type { Lang } from './view.ts';

/** The language that an address asks for, else the one that the reader's browser prefers; Chinese where it says nothing. */
export function readerLanguage(path: string, acceptLanguage: string | undefined): Lang {
  const asked = /[?&]lang=(zh|en)(?:[&#]|$)/.exec(path)?.[1];
  if (asked === 'en' || asked === 'zh') return asked;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map(weighed)
    .filter(({ weight }) => weight > 0);
  if (wanted.length === 0) return 'zh';
  const best = (language: RegExp) =>
    Math.max(0, ...wanted.filter(({ tag }) => language.test(tag)).map(({ weight }) => weight));
  // Who reads neither is served better by English.
  return best(/^(zh|\*)/) >= best(/^en/) && best(/^(zh|\*)/) > 0 ? 'zh' : 'en';
}

function weighed(part: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = part
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = given === undefined ? 1 : Number(given);
  return { tag, weight: tag === '' || Number.isNaN(weight) ? 0 : weight };
}
