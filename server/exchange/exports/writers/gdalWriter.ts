import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Converted } from '../../gdal/gdalContract.ts';
import { type GdalThread, takeGdal } from '../../gdal/gdalThreads.ts';
import type { Column, ExportRow } from '../collection.ts';
import { type CarriedText, carriedText } from './carriedText.ts';
import { featureText, noteMissing } from './geoJsonWriter.ts';
import { type OpenWriter, outputFile, type WriterPlan } from './writer.ts';

type Part = 'point' | 'multipoint' | 'line' | 'area' | 'table';
/** What GDAL is told of a part; `all` where a format takes every kind of geometry into one layer. */
const LAYER_TYPE = {
  all: 'GEOMETRY',
  point: 'POINT',
  multipoint: 'MULTIPOINT',
  line: 'MULTILINESTRING',
  area: 'MULTIPOLYGON',
  table: 'NONE',
} as const;
type Layer = keyof typeof LAYER_TYPE;

/** GeoPackage, KML and Shapefile: rows go into a file of lines first, which GDAL turns into the format in a thread. */
export const gdalWriter: OpenWriter = (plan) => {
  const text = carriedText(plan);
  const staged = new Map<Layer, ReturnType<typeof outputFile>>();
  const stage = (layer: Layer) => {
    const file = staged.get(layer) ?? outputFile(stagedPath(plan, layer));
    staged.set(layer, file);
    return file;
  };
  return {
    write: async (rows) => {
      if (plan.request.format !== 'shapefile') noteMissing(rows, plan);
      for (const [layer, lines] of byLayer(plan, rows, text)) await stage(layer).write(lines);
    },
    finish: async () => {
      for (const file of staged.values()) await file.end();
      const thread = await takeGdal('write', plan.folder);
      try {
        return await convertedAll(plan, thread, [...staged.keys()]);
      } finally {
        await thread.giveBack();
      }
    },
    close: async () => {
      for (const file of staged.values()) await file.close();
    },
  };
};

const stagedPath = ({ folder }: WriterPlan, layer: Layer): string => join(folder, `staged_${layer}.geojsonl`);

function byLayer(plan: WriterPlan, rows: readonly ExportRow[], text: CarriedText): Map<Layer, string> {
  const lines = new Map<Layer, string>();
  for (const row of rows) {
    const layer = plan.request.format === 'shapefile' ? partOf(row.geometry) : 'all';
    const key = plan.request.format === 'shapefile' ? 'short' : 'key';
    const line = featureText(plan.columns, { ...row, values: text(row.values) }, key);
    lines.set(layer, `${lines.get(layer) ?? ''}${line}\n`);
  }
  return lines;
}

const GEOMETRY_TYPE = /^\{"type":"(MultiPoint|Point|(?:Multi)?(?:LineString|Polygon))"/;
// Lines and areas of one part and of several are one kind of Shapefile, points are not.
const PART: Readonly<Record<string, Part>> = {
  ...{ Point: 'point', MultiPoint: 'multipoint' },
  ...{ LineString: 'line', MultiLineString: 'line', Polygon: 'area', MultiPolygon: 'area' },
};
const partOf = (geometry: string | null): Part => PART[GEOMETRY_TYPE.exec(geometry ?? '')?.[1] ?? ''] ?? 'table';

async function convertedAll(plan: WriterPlan, thread: GdalThread, layers: readonly Layer[]): Promise<string[]> {
  const files: string[] = [];
  for (const layer of layers) {
    files.push(...(await converted(plan, thread, layer, layers.length > 1)));
    await rm(stagedPath(plan, layer));
  }
  return files;
}

async function converted(plan: WriterPlan, thread: GdalThread, layer: Layer, several: boolean): Promise<string[]> {
  const name = several ? `${plan.name}_${layer}` : plan.name;
  const path = stagedPath(plan, layer);
  const answer = await thread.ask({ ask: 'convert', path, name, options: optionsFor(plan, layer) });
  if ('failure' in answer) throw new Error(`GDAL could not write ${plan.request.format}: ${answer.failure}`);
  return Converted.parse(answer).files;
}

function optionsFor(plan: WriterPlan, layer: Layer): string[] {
  const { request, title, nameColumn } = plan;
  const fields = plan.columns.map((column) => cast(column, request.format));
  // What becomes the name of a placemark is no attribute any more: a name under another key is there twice.
  if (request.format === 'kml' && nameColumn !== 'name') fields.push(`cast("${nameColumn}" as character(0)) as "name"`);
  const select = ['-sql', `select ${fields.join(', ')} from "staged_${layer}"`];
  const system = layer === 'table' ? [] : ['-a_srs', `EPSG:${request.crs}`];
  const type = ['-nlt', LAYER_TYPE[layer]];
  if (request.format === 'kml') return ['-f', 'KML', ...select, '-nln', title, '-dsco', 'NameField=name'];
  if (request.format === 'gpkg') {
    const described = ['-lco', `IDENTIFIER=${title}`, '-lco', `DESCRIPTION=${plan.about.join(' ')}`];
    return ['-f', 'GPKG', ...select, ...system, ...type, '-nln', title, ...described];
  }
  const encoding = request.encoding === 'GBK' ? 'GBK' : 'UTF-8';
  return ['-f', 'ESRI Shapefile', ...select, ...system, ...type, '-lco', `ENCODING=${encoding}`];
}

// A column without a value has no type of its own, and one of digits would become a number.
const CAST: Readonly<Record<Column['type'], string>> = { text: 'character(0)', number: 'float', date: 'date' };

function cast({ key, short, type }: Column, format: WriterPlan['request']['format']): string {
  const field = format === 'shapefile' ? short : key;
  const as = format === 'kml' && type === 'date' ? CAST.text : CAST[type];
  return `cast("${field}" as ${as}) as "${field}"`;
}
