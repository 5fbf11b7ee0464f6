import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { aboutExport, fileLabel } from './companion.ts';
import type { ExportFormat, FormatLimit } from './exportContract.ts';
import { LimitLog } from './formatLimits.ts';
import { hashFile } from './hashFile.ts';
import { packFiles } from './packFiles.ts';
import { type PreparedExport, requirePurpose } from './prepareExport.ts';
import { readRows } from './readRows.ts';
import { type Counts, highestOf, noneCounted } from './secrecyOf.ts';
import { WRITERS } from './writers/openWriter.ts';

export interface WrittenExport {
  path: string;
  /** For whoever downloads it. */
  fileName: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  limits: FormatLimit[];
  /** What was written, which may differ from what was counted before. */
  counts: Counts;
}

interface Writing {
  /** An empty folder for it alone. */
  folder: string;
  /** Called after each page with the rows written so far; throws to give up. */
  progress(done: number): Promise<void>;
}

const ENDING: Readonly<Record<ExportFormat, { ending: string; mediaType: string }>> = {
  xlsx: { ending: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { ending: 'csv', mediaType: 'text/csv' },
  geojson: { ending: 'geojson', mediaType: 'application/geo+json' },
  gpkg: { ending: 'gpkg', mediaType: 'application/geopackage+sqlite3' },
  kml: { ending: 'kml', mediaType: 'application/vnd.google-earth.kml+xml' },
  shapefile: { ending: 'zip', mediaType: 'application/zip' },
  national: { ending: 'zip', mediaType: 'application/zip' },
};
const ALWAYS_PACKED = new Set<ExportFormat>(['shapefile', 'national']);

/** Writes the file of an export, or its package. @throws Problem invalid-input where meanwhile something not public came in */
export async function writeExport(
  db: Db,
  prepared: PreparedExport,
  { folder, progress }: Writing,
): Promise<WrittenExport> {
  const { request, scope, collection } = prepared;
  const limits = new LimitLog();
  const { files, counts } = await writtenRows(db, prepared, { folder, progress, limits });
  const done = { ...prepared, counts };
  requirePurpose(done);
  if (request.format === 'national') files.push(await categoryCodes(db, folder));
  const isPacked = request.archive || ALWAYS_PACKED.has(request.format);
  const all = limits.all(request);
  const [only = ''] = files;
  const name = isPacked ? await packFiles(done, { folder, files, limits: all }) : only;
  const path = join(folder, name);
  const { ending, mediaType } = isPacked ? ENDING.shapefile : ENDING[request.format];
  const fileName = `${collection.zh} ${scope.today}${fileLabel(highestOf(counts))}.${ending}`;
  return { path, fileName, mediaType, ...(await hashFile(path)), limits: all, counts };
}

/** Names of files inside archives are ASCII: not every program that opens a ZIP reads others. */
async function writtenRows(
  db: Db,
  prepared: PreparedExport,
  { folder, progress, limits }: Writing & { limits: LimitLog },
): Promise<{ files: string[]; counts: Counts }> {
  const { request, columns, collection, counts: expected } = prepared;
  const writer = WRITERS[request.format]({
    ...{ folder, columns, request, limits, name: request.collection.replaceAll('-', '_'), title: collection.zh },
    ...{ nameColumn: collection.nameColumn, secrecy: highestOf(expected), about: aboutExport(prepared) },
  });
  const counts = noneCounted();
  try {
    let done = 0;
    for await (const rows of readRows(db, prepared)) {
      await writer.write(rows);
      for (const { secrecy } of rows) counts[secrecy] += 1;
      done += rows.length;
      await progress(done);
    }
    return { files: await writer.finish(), counts };
  } finally {
    await writer.close();
  }
}

const Code = z.object({
  code: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  source: z.string(),
  verified: z.boolean(),
});

/** The category codes that are known, each with whether anybody has read it in the standard. */
async function categoryCodes(db: Db, folder: string): Promise<string> {
  const codes = await many(
    db,
    Code,
    sql`select code, label_zh as "labelZh", label_en as "labelEn", source, verified from national_category_code order by code`,
  );
  const rows = codes.map(({ code, labelZh, labelEn, source, verified }) => [
    code,
    labelZh,
    labelEn,
    source,
    String(verified),
  ]);
  const table = stringify([['code', 'label_zh', 'label_en', 'source', 'verified'], ...rows], {
    record_delimiter: '\r\n',
  });
  await writeFile(join(folder, 'category-codes.csv'), `\ufeff${table}`);
  return 'category-codes.csv';
}
