import { Problem } from '../../platform/problem.ts';

/** @throws Problem stale-version when somebody wrote a newer version since this one was read */
export function requireRead(current: number, read: number): void {
  if (current === read) return;
  throw new Problem('stale-version', `It is at version ${current}, you read version ${read}`, {
    detailZh: `记录已被他人更新（当前版本 ${current}，您打开的是版本 ${read}），请刷新后再保存。`,
    current,
  });
}
