import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashFile } from '../../exchange/exports/hashFile.ts';
import type { Db } from '../../platform/db/sql.ts';
import type { Collection } from '../ogc/collection.ts';
import { stateOfRows } from '../ogc/selectItems.ts';
import { writeCsv, writeGeoJsonLines } from './openFormats.ts';
import { writeGeoPackage } from './openGeoPackage.ts';

/** Formats of whole datasets. Others join here: a name, a media type, and who writes it. */
export const OPEN_FORMATS = {
  geojsonl: { mediaType: 'application/geo+json-seq', write: writeGeoJsonLines },
  gpkg: { mediaType: 'application/geopackage+sqlite3', write: writeGeoPackage },
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
} as const;
export type OpenFormat = keyof typeof OPEN_FORMATS;
/** In the order of the page and the catalogue. */
export const OPEN_FORMAT_NAMES: readonly OpenFormat[] = ['geojsonl', 'gpkg', 'csv'];

const Facts = z.object({
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** ISO instant. */
  madeAt: z.string(),
});
/** One made file. */
export type OpenFile = z.infer<typeof Facts> & { path: string };

export interface OpenFiles {
  /** The file of the present state, undefined where it is not made yet. */
  find(collection: Collection, format: OpenFormat): Promise<OpenFile | undefined>;
  /** The same, made first where it is missing; of several who want it the first pays. */
  make(collection: Collection, format: OpenFormat): Promise<OpenFile>;
}

interface Given {
  db: Db;
  dataDir: string;
  /** ISO instant. */
  now: () => string;
  /** The day in China: files are at most a day old, whatever a writer forgot to say. */
  today: () => string;
}

/** Files of whole datasets, kept in the data folder by the state of their rows; older ones go when a new one is there. */
export function openFiles(given: Given): OpenFiles {
  const folder = join(given.dataDir, 'open');
  const making = new Map<string, Promise<OpenFile>>();
  const nameOf = async (collection: Collection, format: OpenFormat): Promise<string> => {
    const state = `${await stateOfRows(given.db, collection)} ${given.today()}`;
    return `${collection.id}-${createHash('sha256').update(state).digest('hex').slice(0, 16)}.${format}`;
  };
  const find = async (collection: Collection, format: OpenFormat) => known(folder, await nameOf(collection, format));
  const make = async (collection: Collection, format: OpenFormat): Promise<OpenFile> => {
    const name = await nameOf(collection, format);
    const found = await known(folder, name);
    if (found) return found;
    const running = making.get(name) ?? write({ ...given, folder, name }, collection, format);
    making.set(name, running);
    return running.finally(() => making.delete(name));
  };
  return { find, make };
}

async function known(folder: string, name: string): Promise<OpenFile | undefined> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { ...Facts.parse(JSON.parse(text)), path: join(folder, name) };
}

async function write(
  { db, folder, name, now }: Given & { folder: string; name: string },
  collection: Collection,
  format: OpenFormat,
): Promise<OpenFile> {
  await mkdir(folder, { recursive: true });
  const [path, madeAt] = [join(folder, name), now()];
  // A name of its own: another process may be making the same.
  const unfinished = `${path}.${process.pid}.part`;
  try {
    const rows = await OPEN_FORMATS[format].write(db, collection, { path: unfinished, madeAt });
    const facts = { rows, ...(await hashFile(unfinished)), madeAt };
    await rename(unfinished, path);
    await writeFile(`${path}.json`, JSON.stringify(facts));
    await forgetOlder(folder, { id: collection.id, format, name });
    return { ...facts, path };
  } finally {
    await rm(unfinished, { force: true });
  }
}

interface Kept {
  id: string;
  format: OpenFormat;
  name: string;
}

async function forgetOlder(folder: string, { id, format, name }: Kept): Promise<void> {
  const ours = new RegExp(`^${id}-[0-9a-f]{16}\\.${format}(\\.json)?$`);
  const older = (await readdir(folder)).filter((each) => ours.test(each) && !each.startsWith(name));
  for (const each of older) await rm(join(folder, each), { force: true });
}
