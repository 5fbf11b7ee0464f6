import { angleOf } from './angleText.ts';
import { fromGrid, type Zone, zoneOf } from './gaussKruger.ts';

type Position = [number, number];

/** `format`: neither degrees nor metres; `zone`: an easting without zone number and no zone chosen; `range`: not in China. */
export type PositionFault = 'format' | 'zone' | 'range';
type Read = { position: Position; zone?: Zone } | { fault: PositionFault };

const inLongitudes = (n: number) => n >= 73 && n <= 136;
const inLatitudes = (n: number) => n >= 3 && n <= 54;

/** Eastings with a zone number have eight digits before the point, northings in China at most seven. */
const PREFIXED = 10_000_000;
const LEAST_NORTH = 300_000;
const MOST_NORTH = 6_000_000;

/**
 * Reads a typed position: decimal degrees, degrees-minutes-seconds, or Gauss–Krüger metres of CGCS2000. Longitude and latitude
 * may stand in either order, for in China their ranges do not meet; so may north and east where the easting has its zone number.
 * Without it the order is north (X), east (Y), in the zone given. Answers CGCS2000 degrees, longitude first.
 */
export function positionIn(text: string, chosen?: Zone): Read {
  const halves = halvesOf(text);
  if (!halves) return { fault: 'format' };
  const [first, second] = halves.map(numberOf);
  if (first !== undefined && second !== undefined && (first > 360 || second > 360))
    return fromMetres(first, second, chosen);
  const angles = halves.map(angleOf);
  return fromDegrees(angles[0] ?? null, angles[1] ?? null);
}

/** Two parts: at a comma, or in the middle of an even number of words; without the letters X and Y before them. */
function halvesOf(text: string): [string, string] | null {
  const clean = text.trim().replaceAll(/[XxYy]\s*[=＝:：]?\s*/g, '');
  const atComma = clean.split(/[,，;；、]/).map((part) => part.trim());
  if (atComma.length > 1) return atComma.length === 2 ? pair(atComma) : null;
  const words = clean.split(/\s+/);
  const middle = words.length / 2;
  return Number.isInteger(middle) ? pair([words.slice(0, middle).join(' '), words.slice(middle).join(' ')]) : null;
}

const pair = ([first = '', second = '']: readonly string[]): [string, string] | null =>
  first === '' || second === '' ? null : [first, second];

const numberOf = (text: string): number | undefined => {
  const value = Number(text);
  return /\d/.test(text) && Number.isFinite(value) ? value : undefined;
};

function fromDegrees(first: number | null, second: number | null): Read {
  if (first === null || second === null) return { fault: 'format' };
  if (inLongitudes(first) && inLatitudes(second)) return { position: [first, second] };
  if (inLatitudes(first) && inLongitudes(second)) return { position: [second, first] };
  return { fault: 'range' };
}

function fromMetres(first: number, second: number, chosen: Zone | undefined): Read {
  const [north, east] = first >= PREFIXED ? [second, first] : [first, second];
  if (east < PREFIXED) return chosen ? inZone(chosen, north, east) : { fault: 'zone' };
  const number = Math.floor(east / 1_000_000);
  const zone = zoneOf(3, number) ?? zoneOf(6, number);
  return zone ? inZone(zone, north, east % 1_000_000) : { fault: 'range' };
}

function inZone(zone: Zone, north: number, east: number): Read {
  if (north < LEAST_NORTH || north > MOST_NORTH || east < 0 || east > 1_000_000) return { fault: 'range' };
  const position = fromGrid(zone, { north, east });
  return inLongitudes(position[0]) && inLatitudes(position[1]) ? { position, zone } : { fault: 'range' };
}
