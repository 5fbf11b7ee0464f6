import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { openSource } from '#server/exchange/readers/openSource.ts';
import type { SourceChoices, SourceRecord } from '#server/exchange/readers/source.ts';
import { Problem } from '#server/platform/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'diming-files-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** Writes a file that a test reads; it is gone when the tests are. */
export function onDisk(content: string | Uint8Array, name = 'data'): { path: string; fileName: string } {
  count += 1;
  const path = join(folder, String(count));
  writeFileSync(path, content);
  return { path, fileName: name };
}

export const gbk = (text: string): Buffer => iconv.encode(text, 'gb18030');

/** Everything that reading a file gives; a refusal as its code. */
export async function readAll(content: string | Uint8Array, choices: SourceChoices = {}, name = 'data') {
  return readFileAt(onDisk(content, name), choices);
}

export async function readFileAt(file: { path: string; fileName: string }, choices: SourceChoices = {}) {
  try {
    const source = await openSource(file, choices);
    const records: SourceRecord[] = [];
    try {
      for await (const page of source.records()) records.push(...page);
    } finally {
      await source.close();
    }
    const rows = records.map(({ values }) => Object.values(values));
    return {
      ...{ facts: source.facts, records, rows, refusal: undefined, said: '' },
      codes: source.facts.findings.map(({ code }) => code),
      rowCodes: records.flatMap(({ findings }) =>
        findings.map(({ code, row, feature }) => `${row ?? feature}:${code}`),
      ),
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, detailZh } = error.facts;
    return {
      facts: undefined,
      records: [],
      rows: [],
      codes: [],
      rowCodes: [],
      refusal: code,
      said: `${error.message} ${detailZh}`,
    };
  }
}

/** Folders of files opened by this process that are still there. */
export const workFolders = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`diming-read-${process.pid}-`));

/** A ZIP of entries by name; a name given as bytes stands in the archive as it is, without the flag for UTF-8. */
export function zipOf(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );
}

/** Puts other bytes in the place of a name in a ZIP; both have the same length. */
export function renamed(zip: Uint8Array, from: string, to: Uint8Array): Buffer {
  const bytes = Buffer.from(zip);
  const sought = Buffer.from(from);
  for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1)) bytes.set(to, at);
  return bytes;
}

/** A Shapefile of points (ESRI white paper of 1998). */
export function shpOf(points: readonly (readonly [number, number])[]): { shp: Buffer; shx: Buffer } {
  const [shp, shx] = [Buffer.alloc(100 + 28 * points.length), Buffer.alloc(100 + 8 * points.length)];
  for (const file of [shp, shx]) {
    file.writeInt32BE(9994, 0);
    file.writeInt32BE(file.length / 2, 24);
    file.writeInt32LE(1000, 28);
    file.writeInt32LE(1, 32);
  }
  for (const [i, [x, y]] of points.entries()) {
    const at = 100 + 28 * i;
    shp.writeInt32BE(i + 1, at);
    shp.writeInt32BE(10, at + 4);
    shp.writeInt32LE(1, at + 8);
    shp.writeDoubleLE(x, at + 12);
    shp.writeDoubleLE(y, at + 20);
    shx.writeInt32BE(at / 2, 100 + 8 * i);
    shx.writeInt32BE(10, 104 + 8 * i);
  }
  return { shp, shx };
}

/** A dBASE III table of text columns; a value longer than its column is cut, as the programs that write it do. */
export function dbfOf(
  fields: readonly (readonly [name: Uint8Array | string, width: number])[],
  rows: readonly (readonly (Uint8Array | string)[])[],
  language = 0,
): Buffer {
  const width = 1 + fields.reduce((sum, [, each]) => sum + each, 0);
  const header = Buffer.alloc(33 + 32 * fields.length);
  header.set([3, 124, 5, 20]);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(width, 10);
  header[29] = language;
  for (const [i, [name, each]] of fields.entries()) {
    header.set(Buffer.from(name).subarray(0, 10), 32 + 32 * i);
    header.write('C', 43 + 32 * i);
    header[48 + 32 * i] = each;
  }
  header[header.length - 1] = 13;
  const lines = rows.map((row) => {
    const line = Buffer.alloc(width, ' ');
    let at = 1;
    for (const [i, [, each]] of fields.entries()) {
      line.set(Buffer.from(row[i] ?? '').subarray(0, each), at);
      at += each;
    }
    return line;
  });
  return Buffer.concat([header, ...lines, Buffer.from([26])]);
}

export const CGCS2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
