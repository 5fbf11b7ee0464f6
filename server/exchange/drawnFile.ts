import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Problem } from '../platform/problem.ts';
import { importCrs, type KnownCrs } from './importCrs.ts';
import { importRefusal } from './importRefusal.ts';
import type { ImportFinding } from './imports/findingContract.ts';
import { openSource } from './readers/openSource.ts';
import type { Source, SourceFile, SourceRecord } from './readers/source.ts';
import type { SourceFormat, SourceLayer } from './readers/sourceContract.ts';

/** What is drawn in a file of any format that has shapes, in the coordinates of the file. */
export interface DrawnFile {
  format: SourceFormat;
  encoding: string | null;
  known: KnownCrs;
  features: SourceRecord[];
  /** Of the file as a whole: encoding, layers, what is missing beside a Shapefile. */
  findings: ImportFinding[];
}

interface Asked {
  /** The system of coordinates that the sender states. */
  stated: string | undefined;
  /** More features are refused with what `tooMany` says. */
  most: number;
  tooMany(count: number): Problem;
}

/**
 * Reads a small file (it is held in memory) with the readers of all imports: its first layer of areas, as it stands.
 * @throws Problem with the fact `code` for a file that cannot be read at all, or that has no shapes
 */
export async function readDrawnFile(bytes: Uint8Array, fileName: string, asked: Asked): Promise<DrawnFile> {
  const folder = await mkdtemp(join(tmpdir(), 'diming-drawn-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, bytes, { mode: 0o600 });
    const source = await openAreas({ path, fileName });
    try {
      return await drawnIn(source, basename(fileName), asked);
    } finally {
      await source.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first layer of areas, where another stands before it. */
async function openAreas(file: SourceFile): Promise<Source> {
  const source = await openSource(file, {});
  const { layers, layer } = source.facts;
  const hasAreas = ({ geometry }: SourceLayer) => geometry === 'polygon' || geometry === 'mixed';
  const better = layers.find(hasAreas);
  if (!better || layers.some((one) => one.name === layer && hasAreas(one))) return source;
  await source.close();
  return openSource(file, { layer: better.name });
}

async function drawnIn(source: Source, fileName: string, { stated, most, tooMany }: Asked): Promise<DrawnFile> {
  const { format, encoding, crs, headerRow, findings } = source.facts;
  if (headerRow !== null) throw noShapes();
  const features: SourceRecord[] = [];
  let count = 0;
  for await (const page of source.records()) {
    count += page.length;
    if (count <= most) features.push(...page);
  }
  if (count > most) throw tooMany(count);
  const known = importCrs(stated, { crs, features }, fileName);
  return { format, encoding, known, features, findings: findings.map(asRemark) };
}

/** Nobody is asked here to take note of anything: what a person might confirm is said. */
const asRemark = (finding: ImportFinding): ImportFinding =>
  finding.severity === 'error' && finding.confirmable === true ? { ...finding, severity: 'warning' } : finding;

const noShapes = () =>
  importRefusal(
    'no-shapes',
    'The file is a table: shapes come as Shapefile (ZIP), GeoPackage, File Geodatabase (ZIP), GeoJSON, KML or KMZ',
    '文件是表格，没有图形；请上传 Shapefile（ZIP）、GeoPackage、File Geodatabase（ZIP）、GeoJSON、KML 或 KMZ',
  );

/** How the store keeps a file of a format. */
export const MEDIA_TYPES: Readonly<Record<SourceFormat, string>> = {
  ...{ CSV: 'text/csv', TSV: 'text/tab-separated-values', XLS: 'application/vnd.ms-excel' },
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ...{ Shapefile: 'application/zip', FileGDB: 'application/zip', KMZ: 'application/vnd.google-earth.kmz' },
  ...{ GeoPackage: 'application/geopackage+sqlite3', KML: 'application/vnd.google-earth.kml+xml' },
  GeoJSON: 'application/geo+json',
};
