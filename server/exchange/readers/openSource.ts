import { stat } from 'node:fs/promises';
import { type Archive, inMib, openArchive } from './archive.ts';
import { openCsv } from './csv.ts';
import { openFileGdb } from './fileGdb.ts';
import { falseEnding, formatOf, type PackedFormat, packedFormat } from './formats.ts';
import { openGeoJson } from './geoJson/geoJson.ts';
import { openGeoPackage } from './geoPackage.ts';
import { openKml, openKmz } from './kml/kml.ts';
import { LIMITS } from './limits.ts';
import { readerFinding, readerRefusal } from './readerFindings.ts';
import { openShapefile } from './shapefile.ts';
import type { OpenSource, Source, SourceChoices, SourceFile } from './source.ts';
import { startOf } from './textFile.ts';
import { type WorkFolder, withWorkFolder } from './workFolder.ts';
import { openXls } from './xls/xls.ts';
import { openXlsx } from './xlsx/xlsx.ts';

/**
 * Opens a data file by its content. What is unpacked lies in a folder of its own that `close` removes, and an error
 * too.
 * @throws Problem `invalid-input` with the fact `code` (REFUSALS of readerFindings.ts) for a file that cannot be read at all
 */
export const openSource: OpenSource = async (file, choices) => {
  const { size } = await stat(file.path);
  const { fileBytes } = LIMITS;
  if (size > fileBytes) throw readerRefusal('too-large', { size: inMib(size), most: inMib(fileBytes) });
  const source = await openedByContent(file, size, choices);
  const { format, findings } = source.facts;
  const named = falseEnding(file.fileName, format);
  if (named === undefined) return source;
  const finding = readerFinding('name-says-otherwise', { name: file.fileName, format, named });
  return { ...source, facts: { ...source.facts, findings: [finding, ...findings] } };
};

async function openedByContent(file: SourceFile, size: number, choices: SourceChoices): Promise<Source> {
  const told = formatOf(await startOf(file.path));
  switch (told) {
    case 'archive':
      return openPacked(file.path, choices);
    case 'GeoJSON':
      return openGeoJson(file, choices);
    case 'GeoPackage':
      return withWorkFolder((folder) => openGeoPackage(file, folder, choices));
    case 'KML':
      return openKml(file, choices);
    case 'XLS':
      return openXls(file.path, size, choices);
    default:
      return openCsv(file, choices);
  }
}

async function openPacked(path: string, choices: SourceChoices): Promise<Source> {
  const archive = await openArchive(path);
  try {
    return await withWorkFolder((folder) => OPENERS[packedFormat(archive.entries)](archive, folder, choices));
  } catch (error) {
    archive.close();
    throw error;
  }
}

type OpenPacked = (archive: Archive, folder: WorkFolder, choices: SourceChoices) => Promise<Source>;

/** Of what is unpacked at once the archive is needed no more; a workbook is read out of it. */
const unpacking =
  (open: OpenPacked): OpenPacked =>
  async (archive, folder, choices) => {
    const source = await open(archive, folder, choices);
    archive.close();
    return source;
  };

const OPENERS: Readonly<Record<PackedFormat, OpenPacked>> = {
  XLSX: openXlsx,
  Shapefile: unpacking(openShapefile),
  FileGDB: unpacking(openFileGdb),
  KMZ: unpacking(openKmz),
};
