import { expect, it } from 'vitest';
import { loadRuleSet } from './loadRuleSet.ts';
import { companyWords, tradeName } from './tradeName.ts';

const words = companyWords(loadRuleSet().lexicon);

it.each([
  ['吴忠市裕民房地产开发有限公司', '裕民'],
  ['宁夏吴忠市利通区裕民房地产开发有限公司', '裕民'],
  ['宁夏回族自治区吴忠市裕民置业有限公司', '裕民'],
  ['宁夏红日实业集团有限责任公司', '红日'],
  ['XX集团', 'XX'],
  ['金鼎置业股份有限公司(吴忠)', '金鼎'],
  ['', ''],
])('%s trades as %s', (company, trade) => {
  expect(tradeName(company, words)).toBe(trade);
});

it('knows divisions whose generic a company leaves out', () => {
  expect(tradeName('吴忠裕民置业有限公司', words)).toBe('吴忠裕民');
  expect(tradeName('吴忠裕民置业有限公司', words, ['吴忠', '利通'])).toBe('裕民');
});
