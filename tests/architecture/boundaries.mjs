// Who may import whom: one list, read from left to right. A folder imports only from folders before it.
const ORDER = [
  'platform',
  'audit',
  'divisions',
  'accounts',
  'gazetteer',
  'boundaries',
  'detection',
  'signs',
  'naming',
  'dossiers',
  'disputes',
  'exchange',
  'public',
];

const upward = ORDER.slice(0, -1).map((domain, i) => ({
  name: `${domain}-looks-up`,
  severity: 'error',
  from: { path: `^server/${domain}/` },
  to: { path: `^server/(${ORDER.slice(i + 1).join('|')})/` },
}));

// The same list holds for screens: a screen uses words and pieces of the domains before it, never of those after it.
const screensUpward = ORDER.map((domain, i) => ({
  name: `client-${domain}-looks-up`,
  severity: 'error',
  from: { path: `^client/${domain}/` },
  to: { path: `^client/(app|${[...ORDER.slice(i + 1), 'main'].join('|')})/` },
}));

const rules = [
  ...upward,
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'client-sees-only-contracts',
    severity: 'error',
    from: { path: '^client/', pathNot: '^client/field/' },
    to: { path: '^server/', pathNot: ['[cC]ontract\\.ts$', '^server/boundaries/arcs/'] },
  },
  // Server and client judge an edit of a line by the same code: it runs in a browser and knows nothing of either.
  {
    name: 'arcs-are-plain',
    severity: 'error',
    from: { path: '^server/boundaries/arcs/', pathNot: '\\.test\\.ts$' },
    to: { pathNot: ['^server/boundaries/arcs/', '^server/platform/degrees\\.ts$', 'node_modules/zod/'] },
  },
  // A telephone before a plate and the server judge its code by the same code.
  {
    name: 'codes-are-plain',
    severity: 'error',
    from: { path: '^server/signs/codes/', pathNot: '\\.test\\.ts$' },
    to: { pathNot: ['^server/signs/codes/', 'node_modules/@noble/'] },
  },
  {
    name: 'contract-is-plain',
    severity: 'error',
    from: { path: '^server/.*[cC]ontract\\.ts$' },
    to: { pathNot: ['[cC]ontract\\.ts$', 'node_modules/zod/'] },
  },
  ...screensUpward,
  // A plate is verified without a signal by the same code as on the server: it runs in a browser.
  {
    name: 'field-sees-contracts-and-verifier',
    severity: 'error',
    from: { path: '^client/field/' },
    to: { path: '^server/', pathNot: ['[cC]ontract\\.ts$', '^server/signs/codes/'] },
  },
  // A telephone keeps the field app whole: nothing of the office comes into it, and the office knows nothing of it.
  {
    name: 'field-is-its-own',
    severity: 'error',
    from: { path: '^client/field/' },
    to: {
      path: [
        '^client/(?!(field|camera)/)',
        'node_modules/(antd|@ant-design|@tanstack|react-router|i18next|react-i18next)/',
      ],
    },
  },
  {
    name: 'office-sees-no-field',
    severity: 'error',
    from: { path: '^client/(?!field/)' },
    to: { path: '^client/field/' },
  },
  // What both clients share of reading codes knows nothing of either.
  {
    name: 'camera-is-plain',
    severity: 'error',
    from: { path: '^client/camera/', pathNot: '\\.test\\.ts$' },
    to: { path: ['^(server|client/(?!camera/))', 'node_modules/(antd|@ant-design|@tanstack|react-router)/'] },
  },
  {
    name: 'rules-are-pure',
    severity: 'error',
    from: { path: '^server/detection/rules/' },
    to: { path: ['^server/platform/(db|http|embedded)/', '^server/.*/load[A-Z]', 'node_modules/(knex|pg)/'] },
  },
  {
    name: 'rules-use-no-node-module',
    severity: 'error',
    from: { path: '^server/detection/rules/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'express-at-the-edge',
    severity: 'error',
    from: {
      path: '^server/',
      pathNot: ['^server/app\\.ts$', 'routes\\.ts$', '[rR]outes\\.ts$', '^server/platform/http/', '\\.test\\.ts$'],
    },
    to: { path: 'node_modules/(@types/)?express/' },
  },
  {
    name: 'only-app-wires-routes',
    severity: 'error',
    from: { path: '^server/', pathNot: ['^server/app\\.ts$', '/routes\\.ts$', 'Routes\\.ts$'] },
    to: { path: '/routes\\.ts$' },
  },
];

export default {
  forbidden: rules,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|var|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
