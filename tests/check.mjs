// `npm run check`: format and lint, types on both sides, import boundaries, dead code, shipped data.
import { spawnSync } from 'node:child_process';

const steps = [
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['types, server and tests', ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json']],
  ['types, client', ['node_modules/typescript7/bin/tsc', '-p', 'client/tsconfig.json']],
  ['types, browser tests', ['node_modules/typescript7/bin/tsc', '-p', 'tests/browser/tsconfig.json']],
  [
    'import boundaries',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      'tests/architecture/boundaries.mjs',
      'server',
      'client',
    ],
  ],
  ['dead code', ['node_modules/knip/bin/knip.js', '--config', '.knip.json']],
  ['shipped data', ['data/check.mjs']],
];
const failed = steps.filter(([label, args]) => {
  console.log(`== ${label}`);
  return (
    spawnSync(process.execPath, args, { stdio: ['ignore', label === 'shipped data' ? 'ignore' : 'inherit', 'inherit'] })
      .status !== 0
  );
});
if (failed.length > 0) console.error(`check failed: ${failed.map(([label]) => label).join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
