/** The entries of the main menu, grouped by the work they serve; each is shown to whoever has its permission. */
export const MENU = [
  { key: 'opinions', group: 'cases', path: '/opinions', permission: 'naming.opine' },
  { key: 'cases', group: 'cases', path: '/cases', permission: 'naming.read' },
  { key: 'timeLimits', group: 'cases', path: '/time-limits', permission: 'naming.time-limits' },
  { key: 'apply', group: 'cases', path: '/apply', permission: 'naming.apply' },
  { key: 'filings', group: 'cases', path: '/filings', permission: 'filings.read' },
  { key: 'reports', group: 'cases', path: '/reports', permission: 'reports.handle' },
  { key: 'supervision', group: 'cases', path: '/supervision', permission: 'supervision.read' },
  { key: 'statistics', group: 'cases', path: '/statistics', permission: 'naming.statistics' },
  { key: 'places', group: 'names', path: '/places', permission: 'register.read' },
  { key: 'batch', group: 'names', path: '/name-batches', permission: 'register.read' },
  { key: 'campaigns', group: 'names', path: '/campaigns', permission: 'campaigns.read' },
  { key: 'reservations', group: 'names', path: '/reservations', permission: 'naming.read' },
  { key: 'signs', group: 'signs', path: '/signs', permission: 'signs.read' },
  { key: 'signsDue', group: 'signs', path: '/signs/due', permission: 'signs.manage' },
  { key: 'signsRenamed', group: 'signs', path: '/signs/renamed', permission: 'signs.manage' },
  { key: 'signBatches', group: 'signs', path: '/signs/batches', permission: 'signs.produce' },
  { key: 'signOrders', group: 'signs', path: '/signs/orders', permission: 'signs.orders' },
  { key: 'workPackages', group: 'signs', path: '/signs/packages', permission: 'signs.manage' },
  { key: 'fieldConflicts', group: 'signs', path: '/signs/conflicts', permission: 'signs.manage' },
  { key: 'signKeys', group: 'signs', path: '/signs/keys', permission: 'signs.keys' },
  { key: 'builtUpAreas', group: 'lines', path: '/built-up-areas', permission: 'register.read' },
  { key: 'divisions', group: 'lines', path: '/divisions', permission: 'register.read' },
  { key: 'dossiers', group: 'lines', path: '/division-dossiers', permission: 'dossiers.read' },
  { key: 'boundaries', group: 'lines', path: '/boundaries', permission: 'boundaries.read' },
  { key: 'boundaryMap', group: 'lines', path: '/boundary-map', permission: 'boundaries.read' },
  { key: 'markers', group: 'lines', path: '/markers', permission: 'boundaries.read' },
  { key: 'topology', group: 'lines', path: '/boundaries/topology', permission: 'boundaries.read' },
  { key: 'handouts', group: 'lines', path: '/boundaries/handouts', permission: 'handouts.read' },
  { key: 'publicMaps', group: 'lines', path: '/boundaries/public-maps', permission: 'boundaries.read' },
  { key: 'packages', group: 'lines', path: '/boundaries/packages', permission: 'handouts.receive' },
  { key: 'inspections', group: 'lines', path: '/inspections', permission: 'boundaries.read' },
  { key: 'incidents', group: 'lines', path: '/incidents', permission: 'boundaries.read' },
  { key: 'disputes', group: 'lines', path: '/disputes', permission: 'disputes.read' },
  { key: 'imports', group: 'exchange', path: '/imports', permission: 'imports.read' },
  { key: 'census', group: 'exchange', path: '/census', permission: 'census.read' },
  { key: 'exports', group: 'exchange', path: '/exports', permission: 'exports.read' },
  { key: 'jobs', group: 'exchange', path: '/jobs', permission: 'jobs.read' },
  { key: 'webhooks', group: 'exchange', path: '/webhooks', permission: 'webhooks.manage' },
  { key: 'rules', group: 'rules', path: '/rules', permission: 'rules.read' },
  { key: 'exchangeThresholds', group: 'rules', path: '/exchange-thresholds', permission: 'rules.read' },
  { key: 'authorities', group: 'rules', path: '/authorities', permission: 'authorities.read' },
  { key: 'documentSettings', group: 'rules', path: '/document-settings', permission: 'authorities.draft' },
  { key: 'audit', group: 'rules', path: '/audit', permission: 'audit.read' },
] as const;
export type MenuEntry = (typeof MENU)[number];
export type MenuGroup = MenuEntry['group'];

/** What of the menu these permissions open. */
export function menuFor(permissions: readonly string[]): MenuEntry[] {
  return MENU.filter((entry) => permissions.includes(entry.permission));
}

// Tabs of 标志维护 with addresses of their own.
const TAB_OF = new Map([
  ['/signs/inspections', '/signs/orders'],
  ['/signs/indicators', '/signs/orders'],
]);

/** The entry that an address belongs to: of those it lies under the deepest, as 拓扑检查 lies under 行政区域界线. */
export function entryAt(address: string): MenuEntry | undefined {
  const at = TAB_OF.get(address) ?? address;
  return MENU.filter(({ path }) => at === path || at.startsWith(`${path}/`)).toSorted(
    (a, b) => b.path.length - a.path.length,
  )[0];
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
