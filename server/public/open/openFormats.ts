import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Db } from '../../platform/db/sql.ts';
import type { Collection } from '../ogc/collection.ts';
import { shownFields } from '../ogc/collections.ts';
import { CRS84 } from '../ogc/crs.ts';
import { featureText } from '../ogc/features.ts';
import { type Item, selectItems } from '../ogc/selectItems.ts';

/** A file to make. */
export interface OpenTarget {
  path: string;
  /** ISO instant. */
  madeAt: string;
}
/** Writes all rows of a collection and tells how many. @throws Problem not-found where the format cannot be without any */
export type WriteOpen = (db: Db, collection: Collection, target: OpenTarget) => Promise<number>;

interface Written {
  rows: number;
}

const byLines =
  (lines: (db: Db, collection: Collection, written: Written) => AsyncGenerator<string>): WriteOpen =>
  async (db, collection, { path }) => {
    const written = { rows: 0 };
    await pipeline(Readable.from(lines(db, collection, written)), createWriteStream(path));
    return written.rows;
  };

const AT_ONCE = 1_000;

/** All rows of a collection by id, a thousand at once. */
export async function* allItems(db: Db, collection: Collection): AsyncGenerator<Item[]> {
  let after: string | undefined;
  for (;;) {
    const request = { limit: AT_ONCE, crs: CRS84, conditions: [], after, counted: undefined, isFiltered: false };
    const items = await selectItems(db, collection, request, AT_ONCE);
    if (items.length > 0) yield items;
    if (items.length < AT_ONCE) return;
    after = items.at(-1)?.id;
  }
}

async function* geojsonLines(db: Db, collection: Collection, written: Written): AsyncGenerator<string> {
  for await (const items of allItems(db, collection)) {
    written.rows += items.length;
    yield items.map((item) => `${featureText(item)}\n`).join('');
  }
}

async function* csvLines(db: Db, collection: Collection, written: Written): AsyncGenerator<string> {
  const names = shownFields(collection).map(([name]) => name);
  yield `\ufeff${stringify([['id', ...names, 'longitude', 'latitude', 'geometry']])}`;
  for await (const items of allItems(db, collection)) {
    written.rows += items.length;
    const rows = items.map(({ id, shape, properties }) => [
      id,
      ...names.map((name) => properties[name]),
      ...(POINT.exec(shape ?? '')?.slice(1, 3) ?? ['', '']),
      shape ?? '',
    ]);
    // A longitude west of Greenwich would get a quote too; the register has none.
    yield stringify(rows, { escape_formulas: true, cast: { boolean: String } });
  }
}

const POINT = /^\{"type":"Point","coordinates":\[([^,\]]+),([^,\]]+)\]\}$/;

/** A GeoJSON text sequence with a feature a line, in CRS84. */
export const writeGeoJsonLines = byLines(geojsonLines);

/**
 * A table for spreadsheets: UTF-8 with a mark at the beginning, by which Excel and WPS know it; a cell that a spreadsheet
 * would calculate gets a quote before it. Geometry is GeoJSON, of points also longitude and latitude.
 */
export const writeCsv = byLines(csvLines);
