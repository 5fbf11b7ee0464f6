import { basename } from 'node:path';
import { z } from 'zod';
import { importRefusal } from './importRefusal.ts';

export interface GeoJsonFeature {
  /** From 1. */
  number: number;
  properties: Record<string, unknown>;
  geometry: unknown;
}
export interface GeoJsonFile {
  encoding: string;
  layer: string;
  /** The `crs` member of GeoJSON 2008, which QGIS and GDAL still write. */
  crs: string | null;
  features: GeoJsonFeature[];
}

/** Reads GeoJSON (RFC 7946, and the `crs` member of 2008). @throws Problem with the fact `code` */
export function importGeoJson(bytes: Uint8Array, file: string): GeoJsonFile {
  const document = Collection.safeParse(parsed(decoded(bytes)));
  if (!document.success) throw notGeoJson();
  const { name, crs, features } = document.data;
  if (features.length === 0) throw importRefusal('no-features', 'The file has no features', '文件中没有要素');
  return {
    encoding: hasMark(bytes) ? 'UTF-8 BOM' : 'UTF-8',
    layer: name ?? basename(file).replace(/\.(geo)?json$/i, ''),
    crs: crs?.properties.name ?? null,
    features: features.map(({ properties, geometry }, i) => ({
      number: i + 1,
      properties: properties ?? {},
      geometry,
    })),
  };
}

const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});
const Collection = z.preprocess(
  (value) => (Feature.safeParse(value).success ? { type: 'FeatureCollection', features: [value] } : value),
  z.object({
    type: z.literal('FeatureCollection'),
    name: z.string().min(1).optional(),
    crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
    features: Feature.array(),
  }),
);

const notGeoJson = () =>
  importRefusal(
    'not-geojson',
    'The file is JSON, but no GeoJSON FeatureCollection',
    '文件是 JSON，但不是 GeoJSON 要素集合（FeatureCollection）',
  );

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const zh = 'GeoJSON 必须是 UTF-8 编码（RFC 7946），此文件不是';
    const proposal = '以 UTF-8 编码另存 / save it as UTF-8';
    throw importRefusal('not-utf8', 'GeoJSON is UTF-8 (RFC 7946); this file is not', zh, proposal);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const { at, isCut } = faultIn(text, reason);
    if (isCut) throw importRefusal('incomplete', `The file ends too soon, ${at.en}`, `文件不完整，${at.zh}中断`);
    throw importRefusal('not-json', `Not valid JSON, ${at.en}: ${reason}`, `不是合法的 JSON，${at.zh}：${reason}`);
  }
}

// V8 gives either the position or ten characters on each side of it; at the end of the text, neither.
function faultIn(text: string, reason: string) {
  const [, position] = /at position (\d+)/.exec(reason) ?? [];
  const [, before, around = ''] =
    /^Unexpected token .*?, (\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/s.exec(reason) ?? [];
  const found = around === '' ? text.length : text.indexOf(around) + (before ? 10 : 0);
  const offset = position === undefined ? found : Number(position);
  const lines = text.slice(0, offset).split('\n');
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  const rest = text.slice(offset).trim();
  return {
    at: { en: `line ${line}, column ${column}`, zh: `第 ${line} 行第 ${column} 列` },
    isCut: rest === '' || /^Unterminated/.test(reason),
  };
}
