import { Problem } from '../platform/problem.ts';

/** @throws Problem stale-version when the case has moved on since it was read */
export function requireVersion(found: { version: number }, version: number): void {
  if (found.version === version) return;
  throw new Problem('stale-version', `The case is at version ${found.version}, you read version ${version}`, {
    detailZh: `办件已被更新（当前版本 ${found.version}，您打开的是版本 ${version}），请刷新后再办理。`,
    current: found.version,
  });
}
