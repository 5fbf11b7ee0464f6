// The first command on a fresh clone: plain Node until everything it needs is there, then the service in this same
// process. A child would survive a kill -9 of its parent and go on holding the database.
process.env.NODE_ENV ??= 'production';

const { stopWithNpm } = await import('./stopWithNpm.mjs');
stopWithNpm();
const { ensureInstalled } = await import('./ensureInstalled.mjs');
ensureInstalled();
const { ensureClientBuilt } = await import('./ensureClientBuilt.mjs');
ensureClientBuilt();
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
