import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type AnsweringThread, answeringThread } from '../../../platform/answeringThread.ts';
import type { Column, ExportRow } from '../collection.ts';
import { type CarriedText, carriedText } from './carriedText.ts';
import { featureText } from './geoJsonWriter.ts';
import { type OpenWriter, outputFile, type WriterPlan } from './writer.ts';

const Answer = z.union([z.object({ files: z.string().array() }), z.object({ error: z.string() })]);

type Part = 'point' | 'line' | 'area' | 'table';
/** What GDAL is told of a part; `all` where a format takes every kind of geometry into one layer. */
const LAYER_TYPE = {
  all: 'GEOMETRY',
  point: 'POINT',
  line: 'MULTILINESTRING',
  area: 'MULTIPOLYGON',
  table: 'NONE',
} as const;
type Layer = keyof typeof LAYER_TYPE;

/** GeoPackage, KML and Shapefile: rows go into a file of lines first, which GDAL turns into the format in a thread. */
export const gdalWriter: OpenWriter = (plan) => {
  const text = carriedText(plan);
  const staged = new Map<Layer, ReturnType<typeof outputFile>>();
  let thread: AnsweringThread | undefined;
  const stage = (layer: Layer) => {
    const file = staged.get(layer) ?? outputFile(stagedPath(plan, layer));
    staged.set(layer, file);
    return file;
  };
  return {
    write: async (rows) => {
      for (const [layer, lines] of byLayer(plan, rows, text)) await stage(layer).write(lines);
    },
    finish: async () => {
      thread = answeringThread(new URL('./gdalThread.mjs', import.meta.url), { folder: plan.folder });
      const files: string[] = [];
      for (const [layer, file] of staged) {
        await file.end();
        files.push(...(await converted(plan, thread, layer, staged.size > 1)));
        await rm(stagedPath(plan, layer));
      }
      return files;
    },
    close: async () => {
      for (const file of staged.values()) await file.close();
      await thread?.close();
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

const GEOMETRY_TYPE = /^\{"type":"(?:Multi)?(Point|LineString|Polygon)"/;
const PART: Readonly<Record<string, Part>> = { Point: 'point', LineString: 'line', Polygon: 'area' };
const partOf = (geometry: string | null): Part => PART[GEOMETRY_TYPE.exec(geometry ?? '')?.[1] ?? ''] ?? 'table';

async function converted(plan: WriterPlan, thread: AnsweringThread, layer: Layer, several: boolean): Promise<string[]> {
  const name = several ? `${plan.name}_${layer}` : plan.name;
  const asked = { source: stagedPath(plan, layer), name, options: optionsFor(plan, layer) };
  const answer = Answer.parse(await thread.ask(asked));
  if ('error' in answer) throw new Error(`GDAL could not write ${plan.request.format}: ${answer.error}`);
  return answer.files;
}

function optionsFor(plan: WriterPlan, layer: Layer): string[] {
  const { request, title, nameColumn } = plan;
  const select = [
    '-sql',
    `select ${plan.columns.map((column) => cast(column, request.format)).join(', ')} from "staged_${layer}"`,
  ];
  const system = layer === 'table' ? [] : ['-a_srs', `EPSG:${request.crs}`];
  const type = ['-nlt', LAYER_TYPE[layer]];
  if (request.format === 'kml') return ['-f', 'KML', ...select, '-nln', title, '-dsco', `NameField=${nameColumn}`];
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
