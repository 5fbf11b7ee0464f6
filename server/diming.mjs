// The command line on a fresh clone too: what is missing is installed first, its messages on standard error.
const { ensureInstalled } = await import('./ensureInstalled.mjs');
ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
await import('./commandLine.ts');
