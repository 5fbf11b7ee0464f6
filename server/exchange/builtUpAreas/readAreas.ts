import { NameText } from '../../gazetteer/contract.ts';
import { type DrawnFile, readDrawnFile } from '../drawnFile.ts';
import type { KnownCrs } from '../importCrs.ts';
import { type FaultCode, importFinding } from '../importFinding.ts';
import { importRefusal } from '../importRefusal.ts';
import { importShape, type Ring } from '../importShape.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { namesOfFeature } from '../importUnit.ts';
import type { SourceRecord } from '../readers/source.ts';

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
export interface AreaFile extends Pick<DrawnFile, 'format' | 'known' | 'findings'> {
  areas: GivenArea[];
}

const MOST_AREAS = 100;
// A check asks while somebody types whether a street touches the area: that takes 1 ms with so many.
const MOST_POINTS = 50_000;

/**
 * Reads a file of built-up areas, one a feature, by their names. Which county, validity and neighbours are the
 * database's to say.
 * @param stated the system of coordinates that the sender states
 * @throws Problem with the fact `code` for a file that cannot be read at all
 */
export async function readAreas(bytes: Uint8Array, fileName: string, stated?: string): Promise<AreaFile> {
  const asked = { stated, most: MOST_AREAS, tooMany };
  const { format, known, findings, features } = await readDrawnFile(bytes, fileName, asked);
  const areas = features.map((feature) => areaOf(feature, known));
  return { format, known, findings, areas: areas.map((area) => withRepeats(area, areas)) };
}

const tooMany = (count: number) =>
  importRefusal(
    'too-many-features',
    `${count} features, at most ${MOST_AREAS} built-up areas a file`,
    `文件有 ${count} 个要素，一次最多 ${MOST_AREAS} 个建成区`,
  );

function areaOf({ number, values, geometry, ...record }: SourceRecord, known: KnownCrs): GivenArea {
  const { name, code } = namesOfFeature(values);
  const unit = name ?? `#${number}`;
  const say = (fault: FaultCode, facts: Record<string, string> = {}) =>
    importFinding(fault, number, { unit, ...facts });
  const shape = importShape(geometry, known);
  const findings = [
    ...record.findings,
    ...nameFaults({ name, number, values }).map(([fault, facts]) => say(fault, facts)),
  ];
  if (/^(true|yes|是)$/i.test(values.schematic ?? '')) findings.push(say('schematic'));
  if ('fault' in shape)
    return { number, name, code, coordinates: null, findings: [...findings, say(shape.fault, shape.facts)] };
  const count = shape.coordinates.flat(2).length;
  if (count > MOST_POINTS) findings.push(say('too-many-points', { count: String(count), most: String(MOST_POINTS) }));
  if (shape.hasHeights) findings.push(say('height-dropped'));
  return { number, name, code, coordinates: count > MOST_POINTS ? null : shape.coordinates, findings };
}

type Called = Pick<GivenArea, 'name' | 'number'> & Pick<SourceRecord, 'values'>;

function nameFaults({ name, number, values }: Called): [FaultCode, Record<string, string>][] {
  const keys = Object.keys(values).join(', ').slice(0, 200) || '–';
  if (name === null) return [['no-name', { unit: String(number), keys }]];
  return NameText.safeParse(name).success ? [] : [['bad-name', { unit: name.slice(0, 20) }]];
}

function withRepeats(area: GivenArea, all: readonly GivenArea[]): GivenArea {
  const other = all.find(({ name, number }) => name !== null && name === area.name && number !== area.number);
  if (!other) return area;
  const repeat = importFinding('name-twice', area.number, { unit: area.name ?? '', other: String(other.number) });
  return { ...area, findings: [...area.findings, repeat] };
}
