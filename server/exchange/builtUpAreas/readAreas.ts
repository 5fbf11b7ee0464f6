import { basename } from 'node:path';
import { NameText } from '../../gazetteer/contract.ts';
import { importCrs, type KnownCrs } from '../importCrs.ts';
import { type FaultCode, importFinding } from '../importFinding.ts';
import { type GeoJsonFeature, importGeoJson } from '../importGeoJson.ts';
import { requireGeoJson } from '../importKind.ts';
import { importRefusal } from '../importRefusal.ts';
import { importShape, type Ring } from '../importShape.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { namesOfFeature } from '../importUnit.ts';

/** A built-up area as a file gives it; without coordinates where it cannot be read. */
export interface GivenArea {
  /** Of the feature, from 1. */
  number: number;
  name: string | null;
  /** County or township that the feature names, where it names one. */
  code: string | null;
  coordinates: Ring[][] | null;
  findings: ImportFinding[];
}

/** What a file holds, and the system of its coordinates. */
export interface AreaFile {
  known: KnownCrs;
  areas: GivenArea[];
}

const MOST_AREAS = 100;
// A check asks while somebody types whether a street touches the area: that takes 1 ms with so many.
const MOST_POINTS = 50_000;

/**
 * Reads a GeoJSON file of built-up areas, one a feature, by their names. Pure: which county, validity and neighbours are the
 * database's to say.
 * @param stated the system of coordinates that the sender states
 * @throws Problem with the fact `code` for a file that cannot be read at all
 */
export function readAreas(bytes: Uint8Array, fileName: string, stated?: string): AreaFile {
  requireGeoJson(bytes, 'divisions');
  const file = importGeoJson(bytes, fileName);
  if (file.features.length > MOST_AREAS)
    throw importRefusal(
      'too-many-features',
      `${file.features.length} features, at most ${MOST_AREAS} built-up areas a file`,
      `文件有 ${file.features.length} 个要素，一次最多 ${MOST_AREAS} 个建成区`,
    );
  const known = importCrs(stated, file, basename(fileName));
  const areas = file.features.map((feature) => areaOf(feature, known));
  return { known, areas: areas.map((area) => withRepeats(area, areas)) };
}

function areaOf({ number, properties, geometry }: GeoJsonFeature, known: KnownCrs): GivenArea {
  const { name, code } = namesOfFeature(properties);
  const unit = name ?? `#${number}`;
  const say = (fault: FaultCode, facts: Record<string, string> = {}) =>
    importFinding(fault, number, { unit, ...facts });
  const shape = importShape(geometry, known);
  const findings = nameFaults({ name, number, properties }).map(([fault, facts]) => say(fault, facts));
  if (properties.schematic === true) findings.push(say('schematic'));
  if ('fault' in shape)
    return { number, name, code, coordinates: null, findings: [...findings, say(shape.fault, shape.facts)] };
  const count = shape.coordinates.flat(2).length;
  if (count > MOST_POINTS) findings.push(say('too-many-points', { count: String(count), most: String(MOST_POINTS) }));
  if (shape.hasHeights) findings.push(say('height-dropped'));
  return { number, name, code, coordinates: count > MOST_POINTS ? null : shape.coordinates, findings };
}

function nameFaults({
  name,
  number,
  properties,
}: Pick<GivenArea, 'name' | 'number'> & Pick<GeoJsonFeature, 'properties'>): [FaultCode, Record<string, string>][] {
  const keys = Object.keys(properties).join(', ').slice(0, 200) || '–';
  if (name === null) return [['no-name', { unit: String(number), keys }]];
  return NameText.safeParse(name).success ? [] : [['bad-name', { unit: name.slice(0, 20) }]];
}

function withRepeats(area: GivenArea, all: readonly GivenArea[]): GivenArea {
  const other = all.find(({ name, number }) => name !== null && name === area.name && number !== area.number);
  if (!other) return area;
  const repeat = importFinding('name-twice', area.number, { unit: area.name ?? '', other: String(other.number) });
  return { ...area, findings: [...area.findings, repeat] };
}
