import { z } from 'zod';
import type { SourceRecord } from '../readers/source.ts';
import { cleanCell } from './cleanText.ts';
import { type Angle, type Axis, parseAngle } from './parseAngle.ts';

/** Which columns hold the two coordinates, and whether a person says that they are the other way round. */
export interface PositionColumns {
  lon: string | undefined;
  lat: string | undefined;
  swap: boolean;
}

const METRES = /^-?\d{4,}(\.\d+)?$/;

/** A coordinate as the cell has it: metres as they are, anything else as an angle. */
export function coordinateOf(given: string, axis: Axis): Angle {
  const text = cleanCell(given).text;
  const plain = text.normalize('NFKC').replace(/[\s,](?=\d{3})/g, '');
  return METRES.test(plain) ? { degrees: Number(plain), rough: false } : parseAngle(text, axis);
}

const Numbers = z.tuple([z.number(), z.number()]).rest(z.number());
const Coordinates = z.object({ coordinates: z.array(z.unknown()) });

/** The first position of a feature or the one in the columns of a row; undefined where none can be read. */
export function positionOf({ geometry, values }: SourceRecord, columns: PositionColumns): [number, number] | undefined {
  const found = geometry === null || geometry === undefined ? fromColumns(values, columns) : firstPosition(geometry);
  return found && columns.swap ? [found[1], found[0]] : found;
}

function fromColumns(
  values: SourceRecord['values'],
  { lon, lat, swap }: PositionColumns,
): [number, number] | undefined {
  if (lon === undefined || lat === undefined) return undefined;
  const x = coordinateOf(values[lon] ?? '', swap ? 'lat' : 'lon');
  const y = coordinateOf(values[lat] ?? '', swap ? 'lon' : 'lat');
  return 'degrees' in x && 'degrees' in y ? [x.degrees, y.degrees] : undefined;
}

function firstPosition(geometry: unknown): [number, number] | undefined {
  let at: unknown = Coordinates.safeParse(geometry).data?.coordinates;
  for (let depth = 0; depth < 4; depth++) {
    const position = Numbers.safeParse(at).data;
    if (position) return [position[0], position[1]];
    if (!Array.isArray(at)) return undefined;
    at = at[0];
  }
  return undefined;
}
