import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GdalUse, gdalPool, takeGdal } from './gdalThreads.ts';

let folder: string;
// Its own: the process may hold a thread that waits since the file of tests before this one.
const pool = gdalPool();
const started: Worker[] = [];
const noted = (worker: Worker): number => started.push(worker);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diming-gdal-'));
  const point =
    '{"type":"Feature","properties":{"name":"𠮷祥"},"geometry":{"type":"Point","coordinates":[106.2,37.9]}}';
  await writeFile(join(folder, 'good.geojsonl'), `${point}\n`);
  // 144 bytes in, the width and height that a picture of another format (DOQ1) would have there.
  const digits = `{"type":"Feature","properties":{"id":"${'0'.repeat(106)}001000001000001000001${'0'.repeat(60)}"},"geometry":null}`;
  await writeFile(join(folder, 'digits.geojsonl'), `${digits}\n`);
  await writeFile(join(folder, 'bad.geojsonl'), 'nothing of the kind');
  process.on('worker', noted);
});
afterAll(async () => {
  process.off('worker', noted);
  await rm(folder, { recursive: true });
});

let asked = 0;
/** Converts a file, in a folder of its own, as each import or export does. */
async function converted(use: GdalUse, file = 'good.geojsonl') {
  asked += 1;
  const output = await mkdtemp(join(folder, 'out-'));
  const thread = await takeGdal(use, output, pool);
  const options = ['-f', 'GPKG'];
  const answer = await thread.ask({ ask: 'convert', path: join(folder, file), name: `made${asked}`, options });
  await thread.giveBack();
  return answer;
}

it('serves the next file with the thread that waits', async () => {
  expect(await converted('write')).toEqual({ files: ['made1.gpkg'] });
  expect(await converted('write')).toEqual({ files: ['made2.gpkg'] });
  expect(started).toHaveLength(1);
});

it('ends a thread in which anything failed, and never writes with one that reads', async () => {
  expect(await converted('write', 'bad.geojsonl')).toMatchObject({ failure: expect.any(String) });
  expect(started).toHaveLength(1);
  expect(await converted('read')).toEqual({ files: ['made4.gpkg'] });
  expect(await converted('write')).toEqual({ files: ['made5.gpkg'] });
  expect(started).toHaveLength(3);
});

it('does without a thread that died while it waited', async () => {
  await started.at(-1)?.terminate();
  expect(await converted('write')).toEqual({ files: ['made6.gpkg'] });
  expect(started).toHaveLength(4);
});

it('tells a death in the middle of a file to whoever waits for it', async () => {
  const thread = await takeGdal('read', folder, pool);
  const dying = thread.ask({ ask: 'convert', path: join(folder, 'good.geojsonl'), name: 'x', options: ['-f', 'GPKG'] });
  await Promise.all([expect(dying).rejects.toThrow(), started[1]?.terminate()]);
  await thread.giveBack();
  expect(started).toHaveLength(4);
});

it('takes no line of digits for a picture', async () => {
  expect(await converted('write', 'digits.geojsonl')).toEqual({ files: ['made7.gpkg'] });
});
