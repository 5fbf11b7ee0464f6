import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { lexiconHits } from '../lexiconHits.ts';
import type { Hit, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

const ID = 'NR-06';
const LEGAL_FORM = /(?:股份|控股|责任|有限|集团|公司|总公司|分公司|合伙企业|\([^()]{0,40}\))+$/u;
const TRADE = /(?:房地产|地产|置业|开发|投资|建设|建筑|实业|发展|物业|商贸|贸易|科技|管理|工程|经营|文化|旅游)+$/u;
const REGION = /^(?:中国|[\u4e00-\u9fff]{2,3}(?:省|市|县|区|自治区)|宁夏|吴忠)/u;

/** The trade name (字号) in a company's name: 吴忠市裕民房地产开发有限公司 → 裕民. */
export function tradeName(company: string): string {
  const core = normaliseName(company).slice(0, 60).replace(LEGAL_FORM, '').replace(TRADE, '');
  const local = core.replace(REGION, '');
  return local.length >= 2 ? local : core;
}

function applicantHits(subject: Subject): Hit[] {
  const applicant = subject.input.attributes?.applicantName ?? '';
  const trade = [...tradeName(applicant)];
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
