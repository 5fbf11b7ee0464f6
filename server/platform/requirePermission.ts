import { Problem } from './problem.ts';

/**
 * What somebody may not do, in words that tell him whom to ask; the permission is named for the administrator who grants it.
 * @throws Problem not-allowed without this permission
 */
export function requirePermission({ permissions }: { permissions: ReadonlySet<string> }, permission: string): void {
  if (permissions.has(permission)) return;
  throw new Problem('not-allowed', `Needs the permission ${permission}; ask the administrator of your office for it`, {
    detailZh: `当前账号没有办理此项的权限（${permission}），确需办理的，请联系本单位系统管理员授权。`,
    permission,
  });
}
