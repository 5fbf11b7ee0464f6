import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

const ID = 'NR-06';
const LEGAL_FORM = /(?:股份|控股|责任|有限|集团|公司|总公司|分公司|合伙企业|\([^()]{0,40}\))+$/u;
const TRADE = /(?:房地产|地产|置业|开发|投资|建设|建筑|实业|发展|物业|商贸|贸易|科技|管理|工程|经营|文化|旅游)+$/u;
const PROVINCES =
  '北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾';
const REGION = new RegExp(
  `^(?:中国|(?:${PROVINCES})(?:[\\u4e00-\\u9fff]{0,6}自治区|省|市)?|[\\u4e00-\\u9fff]{2,3}?(?:市|县|区))`,
  'u',
);

/**
 * The trade name (字号) in a company's name, behind the divisions it begins with: 宁夏吴忠市利通区裕民房地产开发有限公司 → 裕民.
 * @param divisions names of the divisions of the place without generic: a company may leave the generic out
 */
export function tradeName(company: string, divisions: readonly string[] = []): string {
  const core = normaliseName(company).slice(0, 60).replace(LEGAL_FORM, '').replace(TRADE, '');
  const local = withoutRegions(core, divisions);
  return local.length >= 2 ? local : core;
}

function withoutRegions(core: string, divisions: readonly string[]): string {
  const known = divisions.find((name) => core.startsWith(name));
  const shorter = core.replace(REGION, '');
  if (shorter !== core && shorter.length >= 2) return withoutRegions(shorter, divisions);
  return known !== undefined && core.length - known.length >= 2
    ? withoutRegions(core.slice(known.length), divisions)
    : core;
}

function applicantHits(subject: Subject): Hit[] {
  const applicant = subject.input.attributes?.applicantName ?? '';
  const trade = [...tradeName(applicant, subject.input.localNames)];
  if (trade.length < 2) return [];
  return subject.text.flatMap((_, start) =>
    trade.every((char, i) => subject.text[start + i] === char)
      ? [{ result: 'APPLICANT', start, end: start + trade.length, evidence: { word: trade.join(''), applicant } }]
      : [],
  );
}

/** Enterprise names and trademarks are not used (TR art. 9(6)), unless the word has no specific link (TR-IM art. 4). */
export const nr06: Rule = {
  id: ID,
  look: (subject) => [...applicantHits(subject), ...lexiconHits(subject, ID)],
};
