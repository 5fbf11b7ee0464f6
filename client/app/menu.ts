/** The entries of the main menu, in the order of a case's life; each is shown to whoever has one of its permissions. */
export const MENU = [
  { key: 'opinions', path: '/opinions', permissions: ['naming.opine'] },
  { key: 'cases', path: '/cases', permissions: ['naming.read'] },
  { key: 'apply', path: '/apply', permissions: ['naming.apply'] },
  { key: 'places', path: '/places', permissions: ['register.read'] },
  { key: 'signs', path: '/signs', permissions: ['signs.read'] },
  { key: 'audit', path: '/audit', permissions: ['audit.read'] },
] as const;
export type MenuEntry = (typeof MENU)[number];

/** What of the menu these permissions open. */
export function menuFor(permissions: readonly string[]): MenuEntry[] {
  return MENU.filter((entry) => entry.permissions.some((permission) => permissions.includes(permission)));
}
