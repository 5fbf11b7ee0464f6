/**
 * Memory and time of reading files of ten times the rows, as ratios to the file of once the rows: `npm run bench -- readers`.
 * Each reading in a process of its own; what it holds at most above what it held before the file was opened.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { openSource } from '#server/exchange/readers/openSource.ts';

const ROWS = 20_000;
const rowOf = (i: number) => [
  `第${i}村民委员会`,
  String(640_302_100_000 + i),
  '利通区',
  (106 + i / 1e6).toFixed(6),
  '37.99',
];
const HEADINGS = ['名称', '代码', '县', '经度', '纬度'];
const WRITERS = { csv: writeCsv, xlsx: writeXlsx, geojson: writeGeoJson } as const;

const [path] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
if (path === undefined) await compareAll();
else await readOnce(path);

async function compareAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'diming-bench-'));
  for (const [format, write] of Object.entries(WRITERS)) {
    const measured = [];
    for (const rows of [ROWS, ROWS * 10]) {
      const file = join(folder, `${rows}.${format}`);
      await write(file, rows);
      const { stdout } = spawnSync(process.execPath, [
        '--expose-gc',
        '--import',
        'tsx',
        fileURLToPath(import.meta.url),
        file,
      ]);
      measured.push(stdout.toString().split(' ').map(Number));
    }
    const [[rows, heap, ms] = [], [rows10, heap10, ms10] = []] = measured;
    const ratio = ((heap10 ?? 0) / (heap ?? 1)).toFixed(2);
    console.log(
      `${format}: ${rows} and ${rows10} rows: memory held ${heap} and ${heap10} MB (${ratio} times), time ${((ms10 ?? 0) / (ms ?? 1)).toFixed(1)} times`,
    );
  }
  rmSync(folder, { recursive: true });
}

/** Reads a file to its end and says rows, the most that was held after a collection (MB) and milliseconds. */
async function readOnce(file: string): Promise<void> {
  globalThis.gc?.();
  const before = held();
  const start = performance.now();
  const source = await openSource({ path: file, fileName: file }, {});
  let [rows, most, pages] = [0, 0, 0];
  for await (const page of source.records()) {
    rows += page.length;
    pages += 1;
    if (pages % 10 !== 0) continue;
    globalThis.gc?.();
    most = Math.max(most, held() - before);
  }
  await source.close();
  console.log([rows, most.toFixed(1), Math.round(performance.now() - start)].join(' '));
}

function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

async function writeCsv(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${HEADINGS.join(',')}\n`);
  for (let i = 0; i < rows; i++) out.write(`${rowOf(i).join(',')}\n`);
  out.end();
  await finished(out);
}

async function writeGeoJson(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('{"type":"FeatureCollection","features":[\n');
  for (let i = 0; i < rows; i++) {
    const [name, code, county, x, y] = rowOf(i);
    const geometry = { type: 'Point', coordinates: [Number(x), Number(y)] };
    out.write(
      `${i === 0 ? '' : ',\n'}${JSON.stringify({ type: 'Feature', properties: { name, code, county }, geometry })}`,
    );
  }
  out.end(']}');
  await finished(out);
}

async function writeXlsx(file: string, rows: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true });
  const sheet = book.addWorksheet('名录');
  sheet.addRow(HEADINGS).commit();
  for (let i = 0; i < rows; i++) sheet.addRow(rowOf(i)).commit();
  sheet.commit();
  await book.commit();
}
