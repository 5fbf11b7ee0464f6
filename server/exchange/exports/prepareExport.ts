import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { requirePermission } from '../../platform/requirePermission.ts';
import type { Collection, Column, Scope } from './collection.ts';
import { collectionFor } from './collections.ts';
import { SECRECY } from './columns.ts';
import type { ExportEncoding, ExportFormat, ExportRequest } from './exportContract.ts';
import { type Counts, countRows, highestOf, totalOf } from './secrecyOf.ts';

export interface PreparedExport {
  collection: Collection;
  columns: readonly Column[];
  scope: Scope;
  request: ExportRequest;
  counts: Counts;
}

interface Asking {
  actor: Actor;
  today: string;
  now: string;
  /** Only what is for everybody. */
  publicOnly?: boolean;
}

/**
 * What a request comes down to: collection, columns, whose eyes, and how many rows.
 * @throws Problem not-allowed (the list itself), invalid-input with pointers (format, encoding, crs, columns, filter, selection)
 */
export async function prepareExport(db: Db, request: ExportRequest, asking: Asking): Promise<PreparedExport> {
  const { actor, today, now, publicOnly = false } = asking;
  const collection = collectionFor(request.collection, request.format);
  requirePermission(actor, collection.permission);
  requireFits(request, collection);
  await requireValidArea(db, request);
  const scope = { actor, today, now, publicOnly, selection: request.selection, srid: request.crs };
  const counts = await countRows(db, collection.count(scope, request.filter));
  return { collection, columns: columnsOf(request, collection, counts), scope, request, counts };
}

const ENCODINGS: Readonly<Partial<Record<ExportFormat, readonly ExportEncoding[]>>> = {
  csv: ['UTF-8-BOM', 'UTF-8', 'GB18030'],
  shapefile: ['UTF-8', 'GBK'],
};
const ANY_SYSTEM = new Set<ExportFormat>(['gpkg', 'shapefile']);
const DEGREES = new Set([4490, 4326]);

function requireFits(request: ExportRequest, { formats, zh, en }: Collection): void {
  const { format, encoding, crs } = request;
  if (!formats.includes(format))
    throw refused('/format', `There is no ${format} of ${en}`, `${zh}不能导出为 ${format}。`);
  const encodings = ENCODINGS[format] ?? [];
  if (encoding && !encodings.includes(encoding))
    throw refused('/encoding', `${format} is not written in ${encoding}`, `${format} 不能用 ${encoding} 编码。`);
  if (!ANY_SYSTEM.has(format) && !DEGREES.has(crs))
    throw refused(
      '/crs',
      `${format} has longitude and latitude only`,
      `${format} 只能用经纬度，请选 GeoPackage 或 Shapefile。`,
    );
  // Found only by laying plates out, one by one.
  if (request.collection === 'signs' && request.filter.problems === 'plate')
    throw refused(
      '/filter/problems',
      'Plates with problems cannot be exported',
      '“版面有问题”不能作为导出条件，请换一个筛选。',
    );
}

/** Those asked for, else all that are not on demand; what is said of its secrecy goes with anything not public. */
function columnsOf({ columns, format }: ExportRequest, collection: Collection, counts: Counts): readonly Column[] {
  const isTable = format === 'csv' || format === 'xlsx';
  if (!columns) return collection.columns.filter(({ extra, table }) => !extra && (isTable || !table));
  const wanted = new Set(columns);
  const known = new Set(collection.columns.map(({ key }) => key));
  columns.forEach((key, i) => {
    if (!known.has(key)) throw refused(`/columns/${i}`, `There is no column ${key}`, `没有“${key}”这一列。`);
  });
  if (highestOf(counts) !== 'public') wanted.add(SECRECY.key);
  wanted.add(collection.nameColumn);
  return collection.columns.filter(({ key }) => wanted.has(key));
}

/** An overlay with an invalid polygon fails on one engine and answers nonsense on the other. */
async function requireValidArea(db: Db, { selection }: ExportRequest): Promise<void> {
  if (!selection?.area) return;
  const { valid } = await one(
    db,
    z.object({ valid: z.boolean() }),
    sql`select st_isvalid(st_geomfromgeojson(${JSON.stringify(selection.area)}::text)) as valid`,
  );
  if (!valid) throw refused('/selection/area', 'The polygon is not valid', '所画的面不合法（自相交或未闭合）。');
}

/** @throws Problem invalid-input at `/purpose` where something is not public and nobody said what for */
export function requirePurpose({ request, counts }: Pick<PreparedExport, 'request' | 'counts'>): void {
  if (highestOf(counts) === 'public' || request.purpose) return;
  throw refused('/purpose', 'Not everything in it is public: say what it is for', '其中有非公开数据，请填写用途。');
}

/** @throws Problem conflict where nothing would be in it */
export function requireRows({ counts }: Pick<PreparedExport, 'counts'>): void {
  if (totalOf(counts) > 0) return;
  throw new Problem('conflict', 'Nothing matches: there is nothing to export', {
    detailZh: '没有符合条件的数据，无可导出。',
    code: 'nothing-to-export',
  });
}

const refused = (pointer: string, detail: string, detailZh: string): Problem =>
  new Problem('invalid-input', detail, {
    detailZh,
    errors: [{ in: 'body', pointer, code: 'not-exportable', detail, detailZh }],
  });
