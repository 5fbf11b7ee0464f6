import type { KnownCrs } from './importCrs.ts';
import { type FaultOfFeature, importFinding } from './importFinding.ts';
import type { GeoJsonFeature } from './importGeoJson.ts';
import { importShape, type Ring } from './importShape.ts';
import type { ImportFinding } from './imports/findingContract.ts';
import { importUnit } from './importUnit.ts';

/** The outline of one division as the file gives it: closed rings in the system of the file, GCJ-02 already undone. */
export interface Outline {
  number: number;
  code: string;
  name: string | null;
  /** How messages call it: `640302 利通区`. */
  unit: string;
  coordinates: Ring[][];
}

/** What can be said of a feature without a database: its outline, or why it has none. */
export interface ReadOutline {
  outline?: Outline;
  findings: ImportFinding[];
}

/** Reads one feature: which division, and its rings as far as they can be judged without a database. */
export function importOutline({ number, properties, geometry }: GeoJsonFeature, crs: KnownCrs): ReadOutline {
  const named = importUnit(properties);
  const shape = importShape(geometry, crs);
  const unit = 'fault' in named ? `#${number}` : named.unit;
  const faults = [named, shape, ...(properties.schematic === true ? [SCHEMATIC] : [])].filter(isFault);
  if ('fault' in named || 'fault' in shape || faults.length > 0)
    return { findings: faults.map(({ fault, facts }) => importFinding(fault, number, { unit, ...facts })) };
  const { coordinates, hasHeights } = shape;
  const findings = hasHeights ? [importFinding('height-dropped', number, { unit })] : [];
  return { outline: { number, ...named, coordinates }, findings };
}

const SCHEMATIC: FaultOfFeature = { fault: 'schematic', facts: {} };
const isFault = (value: object): value is FaultOfFeature => 'fault' in value;
