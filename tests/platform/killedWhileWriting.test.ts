import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startProgram } from '#tests/support/startProgram.ts';

const WRITE_FOREVER = new URL('programs/writeForever.ts', import.meta.url);
const KILLS = 5;
const ROWS = 20;

const lastNumber = (lines: string[]): number => Number(lines.at(-1)?.split(' ')[1]);

it('loses nothing that was committed when it is killed five times', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'diming-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let committed = 0;
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const writer = startProgram(WRITE_FOREVER, folder);
    onTestFinished(() => writer.kill());
    const [, last = 0, rows, indexed] = (await writer.said('held')).split(' ').map(Number);
    // One more may be there: committed, and killed before it could say so.
    expect(last - committed).toBeOneOf([0, 1]);
    expect({ rows, indexed }).toEqual({ rows: last * ROWS, indexed: last * ROWS });
    await writer.said('committed');
    await pause(200 + kill * 130);
    await writer.kill();
    committed = lastNumber(writer.lines);
  }
  expect(committed).toBeGreaterThan(KILLS);
});
