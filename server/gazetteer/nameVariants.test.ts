import { expect, it } from 'vitest';
import { nameVariants } from './nameVariants.ts';

it.each([
  ['裕民', '裕民街', '吴忠裕民街'],
  ['吴忠裕民', '吴忠裕民街', '裕民街'],
  ['大裕民', '大裕民街', '裕民街'],
  ['裕民', '裕民街', '裕民新街'],
  ['吴忠新裕民', '吴忠新裕民街', '裕民街'],
])('%s of %s counts as %s', (specific, norm, same) => {
  expect(nameVariants(specific, norm, ['吴忠', '利通'])).toContain(same);
});

it('never takes a name down to its generic', () => {
  expect(nameVariants('吴忠', '吴忠路', ['吴忠'])).not.toContain('路');
  expect(nameVariants('大', '大路', ['吴忠'])).not.toContain('路');
});
