import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

interface Dataset {
  pointer: number;
}
interface Gdal {
  open(path: string): Promise<{ datasets: [Dataset] }>;
  ogr2ogr(dataset: Dataset, options: string[], name: string): Promise<{ real: string }>;
}

const require = createRequire(import.meta.url);
const ROOT = new URL('../../../node_modules/gdal3.js/dist/package', import.meta.url).pathname;

/** A GeoPackage (with a table besides) and a File Geodatabase of a GeoJSON file, by the program that also reads them. */
export async function madeByGdal(path: string): Promise<{ gpkg: Buffer; gdb: Record<string, Buffer> }> {
  const startGdal: (options: object) => Promise<Gdal> = require('gdal3.js/node.js');
  const folder = mkdtempSync(join(tmpdir(), 'diming-made-'));
  const quiet = { logHandler: () => undefined, errorHandler: () => undefined };
  const gdal = await startGdal({ path: relative(process.cwd(), ROOT), dest: folder, useWorker: false, ...quiet });
  const { datasets } = await gdal.open(path);
  const gpkg = await gdal.ogr2ogr(datasets[0], ['-f', 'GPKG', '-nln', '点'], 'made');
  const table = ['-f', 'GPKG', '-update', '-nln', '表', '-nlt', 'NONE', '-append'];
  await gdal.ogr2ogr(datasets[0], table, 'made');
  const gdb = await gdal.ogr2ogr(datasets[0], ['-f', 'OpenFileGDB', '-nln', 'points'], 'base');
  const files = readdirSync(gdb.real).map((name) => [`base.gdb/${name}`, readFileSync(join(gdb.real, name))]);
  const made = { gpkg: readFileSync(gpkg.real), gdb: Object.fromEntries(files) };
  rmSync(folder, { recursive: true });
  return made;
}
