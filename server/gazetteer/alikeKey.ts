import { shapeKey } from './shapeKey.ts';

// 新 and 大 by the Tongling rule (naming-rules.md section 4), 小 as the other half of 大.
const SIZE_WORDS = /^[新大小]+(?=[^新大小])|(?<=[^新大小])[新大小]+$/gu;

/**
 * The name as a hasty reader keeps it: the specific part without 新, 大, 小 at its ends, easily misread characters as one.
 * Names that count as the same or look the same have one key; whether they clash is for the rules.
 */
export const alikeKey = (specificNorm: string, norm: string): string =>
  shapeKey(specificNorm.replace(SIZE_WORDS, '') + norm.slice(specificNorm.length));

/** Keys of a name and of what it becomes with or without the names of its divisions: 吴忠裕民街, 裕民街. */
export function alikeKeys(specificNorm: string, norm: string, localNames: readonly string[]): string[] {
  const generic = norm.slice(specificNorm.length);
  const core = specificNorm.replace(SIZE_WORDS, '');
  const specifics = localNames.flatMap((local) => {
    const shorter = specificNorm.startsWith(local) ? specificNorm.slice(local.length) : '';
    return [local + specificNorm, local + core, ...(shorter === '' ? [] : [shorter])];
  });
  return [...new Set([specificNorm, ...specifics].map((specific) => alikeKey(specific, specific + generic)))];
}
