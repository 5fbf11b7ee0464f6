import { gdalSource } from './gdal/gdalSource.ts';
import type { Source, SourceChoices, SourceFile } from './source.ts';
import { linkedInto, type WorkFolder } from './workFolder.ts';

/** Layers and tables of a GeoPackage; the library sees the file alone in its folder. */
export async function openGeoPackage(file: SourceFile, folder: WorkFolder, choices: SourceChoices): Promise<Source> {
  const path = await linkedInto(folder, file.path, 'data.gpkg');
  return gdalSource({ folder, paths: [path], format: 'GeoPackage', driver: 'GPKG' }, choices);
}
