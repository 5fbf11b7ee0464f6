/** The entries of the main menu, in the order of a case's life; each is shown to whoever has its permission. */
export const MENU = [
  { key: 'opinions', path: '/opinions', permission: 'naming.opine' },
  { key: 'cases', path: '/cases', permission: 'naming.read' },
  { key: 'apply', path: '/apply', permission: 'naming.apply' },
  { key: 'campaigns', path: '/campaigns', permission: 'campaigns.read' },
  { key: 'places', path: '/places', permission: 'register.read' },
  { key: 'signs', path: '/signs', permission: 'signs.read' },
  { key: 'rules', path: '/rules', permission: 'rules.read' },
  { key: 'boundaries', path: '/boundaries', permission: 'boundaries.read' },
  { key: 'batch', path: '/name-batches', permission: 'register.read' },
  { key: 'audit', path: '/audit', permission: 'audit.read' },
] as const;
export type MenuEntry = (typeof MENU)[number];

/** What of the menu these permissions open. */
export function menuFor(permissions: readonly string[]): MenuEntry[] {
  return MENU.filter((entry) => permissions.includes(entry.permission));
}

// The first permission held decides: what is particular to a role stands before what many may do.
const STARTS = [
  ['audit.read', '/audit'],
  ['naming.handle', '/cases'],
  ['naming.approve', '/cases'],
  ['naming.opine', '/opinions'],
  ['naming.apply', '/cases'],
  ['signs.inspect', '/signs'],
] as const;

/** Where this person's day begins; null for somebody who may do nothing yet. */
export function startFor(permissions: readonly string[]): string | null {
  const start = STARTS.find(([permission]) => permissions.includes(permission));
  return start?.[1] ?? menuFor(permissions)[0]?.path ?? null;
}
