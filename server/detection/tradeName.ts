import { normaliseName } from '../gazetteer/normaliseName.ts';
import type { LexiconRow } from './ruleSet.ts';

/** What stands around the trade name in names of companies, the longest first. */
export interface CompanyWords {
  readonly regions: readonly string[];
  readonly lines: readonly string[];
  readonly forms: readonly string[];
}

export function companyWords(lexicon: readonly LexiconRow[]): CompanyWords {
  const of = (asked: LexiconRow['match']): string[] =>
    lexicon
      .filter(({ match }) => match === asked)
      .map(({ text }) => normaliseName(text))
      .sort((a, b) => b.length - a.length);
  return { regions: of('company_region'), lines: of('company_line'), forms: of('company_form') };
}

const IN_BRACKETS = /\([^()]{0,40}\)$/u;
const GENERIC_OF_PROVINCE = /^(?:[\u4e00-\u9fff]{0,6}自治区|省|市)/u;
const TOWN = /^[\u4e00-\u9fff]{2,3}?(?:市|县|区)/u;
// Longer company names are cut: the trade name stands at the beginning.
const LONGEST = 60;

/**
 * The trade name (字号) in a company's name, behind the divisions it begins with: 宁夏吴忠市利通区裕民房地产开发有限公司 → 裕民.
 * @param divisions names of the divisions of the place without generic: a company may leave the generic out
 */
export function tradeName(company: string, words: CompanyWords, divisions: readonly string[] = []): string {
  const whole = normaliseName(company).slice(0, LONGEST);
  const core = withoutEndings(withoutEndings(whole, words.forms, IN_BRACKETS), words.lines);
  const local = withoutRegions(core, words, divisions);
  return local.length >= 2 ? local : core;
}

function withoutEndings(text: string, endings: readonly string[], pattern?: RegExp): string {
  let rest = text;
  for (;;) {
    const ending = endings.find((each) => rest.endsWith(each)) ?? pattern?.exec(rest)?.[0];
    if (!ending) return rest;
    rest = rest.slice(0, -ending.length);
  }
}

function withoutRegions(core: string, words: CompanyWords, divisions: readonly string[]): string {
  const region = words.regions.find((name) => core.startsWith(name));
  const after =
    region === undefined ? core.replace(TOWN, '') : core.slice(region.length).replace(GENERIC_OF_PROVINCE, '');
  if (after !== core && after.length >= 2) return withoutRegions(after, words, divisions);
  // A division whose name is a generic term alone has no specific part.
  const known = divisions.find((name) => name !== '' && core.startsWith(name) && core.length - name.length >= 2);
  return known === undefined ? core : withoutRegions(core.slice(known.length), words, divisions);
}
