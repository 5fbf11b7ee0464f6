import { isStandardText, normaliseName } from '../../gazetteer/normaliseName.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { beginsLikeFormula, cut, pointsOf, storable, visible, withoutEnds } from './cleanText.ts';
import { understandFinding } from './understandWords.ts';

interface CleanName {
  /** Fit to keep; null where nothing is left. */
  name: string | null;
  findings: ImportFinding[];
}

const MOST = 60;
// Not \s, which a byte order mark is too.
const BLANK = /[ \t\u00a0\u3000]/u;
// Longer ones are refused anyway; what else is wrong with them is not looked for.
const MOST_LOOKED_AT = 240;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u2400]/gu;
const REORDERING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;
const INVISIBLE = /\p{Cf}|[\u115f\u1160\u3164]|\p{Variation_Selector}/gu;
const PRIVATE = /[\p{Co}\p{Cn}]/gu;
// Kangxi radicals, radicals and compatibility ideographs: NFKC gives what was meant. Brackets and digits stay as they are.
const COMPATIBILITY = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
const EMPTY_BRACKETS = /[（(][^（）()]*[：:]?\s*[)）]/u;
const SAYS_NOTHING = /^[（(]([^（）()]*[：:])?\s*[)）]$/u;
const GENERIC_ONLY =
  /^(村|镇|乡|街道|区|县|市|社区|居委会|村委会|路|街|巷|大道|小区|河|山|湖|沟|桥|村民委员会|居民委员会)$/u;

/**
 * A name without what nobody can see, with everything that is doubtful about it told by its reason. Nothing that changes
 * its sense is changed: traditional forms stay, control characters and markup refuse the row.
 * @param given as it stands in the file
 */
export function cleanName(given: string): CleanName {
  // Nearly every name: characters of the national table and nothing else.
  if (given.length > 1 && given.length <= MOST && isStandardText(given) && !GENERIC_ONLY.test(given))
    return { name: given, findings: [] };
  const whole = storable(given);
  const text = withoutEnds(whole, BLANK);
  if (text.length > MOST_LOOKED_AT) {
    const count = String([...text].length);
    return { name: cut(text, MOST), findings: [understandFinding('name-too-long', { count })] };
  }
  if (text.replace(INVISIBLE, '') === '') return { name: null, findings: [] };
  const refused = refusals(text);
  const compatible = text.replace(INVISIBLE, '').replace(COMPATIBILITY, (char) => char.normalize('NFKC'));
  const name = withoutEnds(compatible, BLANK);
  return { name, findings: [...refused, ...doubts(text, name)] };
}

function refusals(text: string): ImportFinding[] {
  const shown = visible(text);
  const count = [...text].length;
  const control = pointsOf(text, CONTROL);
  const reordering = pointsOf(text, REORDERING);
  const own = pointsOf(text, PRIVATE);
  return [
    ...(control ? [understandFinding('name-control', { points: control, shown })] : []),
    ...(reordering ? [understandFinding('name-reordered', { points: reordering, shown })] : []),
    ...(own ? [understandFinding('name-private-use', { points: own, shown })] : []),
    ...(/<[^<>]*>|&[a-z]+;|&#/i.test(text) ? [understandFinding('name-markup', { shown })] : []),
    ...(count > MOST ? [understandFinding('name-too-long', { count: String(count) })] : []),
  ];
}

function doubts(text: string, name: string): ImportFinding[] {
  const invisible = pointsOf(text.replace(REORDERING, ''), INVISIBLE);
  const compatibility = pointsOf(text, COMPATIBILITY);
  const standard = normaliseName(name);
  const isTraditional = standard !== name.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  return [
    ...(invisible ? [understandFinding('name-invisible', { points: invisible, shown: visible(text) })] : []),
    ...(compatibility && name !== text
      ? [understandFinding('name-compatibility', { points: compatibility, name })]
      : []),
    ...(isTraditional
      ? [understandFinding('name-traditional', { name: visible(name), standard: visible(standard) })]
      : []),
    ...(/\p{Script=Han}[ \u3000\u00a0]+\p{Script=Han}/u.test(name)
      ? [understandFinding('name-spaces', { name: visible(name) })]
      : []),
    ...(hasEmptyBrackets(name) ? [understandFinding('name-empty-brackets', { name: visible(name) })] : []),
    ...(GENERIC_ONLY.test(name) ? [understandFinding('name-generic-only', { name })] : []),
    ...(beginsLikeFormula(name) ? [understandFinding('name-formula', { name: visible(name) })] : []),
  ];
}

const hasEmptyBrackets = (name: string): boolean => SAYS_NOTHING.test(EMPTY_BRACKETS.exec(name)?.[0] ?? '');
