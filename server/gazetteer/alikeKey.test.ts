import { expect, it } from 'vitest';
import { alikeKey, alikeKeys } from './alikeKey.ts';

it.each([
  ['裕民', '裕民街', '吴忠裕民', '吴忠裕民街'],
  ['吴忠裕民', '吴忠裕民街', '裕民', '裕民街'],
  ['大裕民', '大裕民街', '裕民', '裕民街'],
  ['大裕民', '大裕民街', '小裕民', '小裕民街'],
  ['大裕民', '大裕民街', '吴忠裕民', '吴忠裕民街'],
  ['裕民', '裕民街', '裕民新', '裕民新街'],
  ['吴忠新裕民', '吴忠新裕民街', '裕民', '裕民街'],
  ['未来', '未来路', '末来', '末来路'],
])('%s of %s may be taken for %s of %s', (specific, norm, otherSpecific, other) => {
  expect(alikeKeys(specific, norm, ['吴忠', '利通'])).toContain(alikeKey(otherSpecific, other));
});

it('never takes a name down to its generic', () => {
  expect(alikeKeys('吴忠', '吴忠路', ['吴忠'])).not.toContain('路');
  expect(alikeKeys('大', '大路', ['吴忠'])).not.toContain('路');
  expect(alikeKey('新大', '新大街')).toBe('新大街');
});
