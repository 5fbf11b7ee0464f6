// The service as `npm start` runs it, on the port given and a register of its own: a fresh folder for the embedded engine, or a fresh
// database where DIMING_TEST_ENGINE=server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const folder = mkdtempSync(join(tmpdir(), 'diming-browser-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
Object.assign(process.env, {
  PORT: process.argv[2],
  DIMING_DATA: folder,
  DIMING_RATE_PER_MINUTE: '0',
  LOG_LEVEL: 'error',
});

if (process.env.DIMING_TEST_ENGINE === 'server') {
  const url = new URL(process.env.TEST_DATABASE_URL);
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const name = `diming_browser_${process.env.PORT}`;
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(
    `create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
  );
  await client.end();
  url.pathname = name;
  process.env.DATABASE_URL = url.href;
}
await import('../../server/start.mjs');
