import type { CheckedOutline, OutlineSet } from '../../boundaries/topology/outlineSet.ts';
import { type DrawnFile, readDrawnFile } from '../drawnFile.ts';
import type { KnownCrs } from '../importCrs.ts';
import { importFinding } from '../importFinding.ts';
import { importRefusal } from '../importRefusal.ts';
import { importShape, type Position } from '../importShape.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import { namesOfFeature } from '../importUnit.ts';
import type { SourceRecord } from '../readers/source.ts';

/** A file of outlines as it stands: nothing repaired, nothing moved out of its system of coordinates. */
export interface OutlineFile {
  file: Pick<DrawnFile, 'format' | 'encoding'>;
  known: KnownCrs;
  /** Without the outlines that could not be read, which are among the findings as errors. */
  set: OutlineSet;
  findings: ImportFinding[];
}

const MOST_OUTLINES = 5_000;
// Some minutes of work for the embedded engine; the counties of all of China are half of it.
const MOST_VERTICES = 1_000_000;

/**
 * Reads a file of outlines that are to fit together; codes and names are taken where there are any. GCJ-02 stays
 * GCJ-02: how outlines lie to one another is best judged where they were drawn.
 * @param stated the system of coordinates that somebody states
 * @throws Problem with the fact `code` for a file that cannot be read at all
 */
export async function readOutlineSet(bytes: Uint8Array, fileName: string, stated?: string): Promise<OutlineFile> {
  const file = await readDrawnFile(bytes, fileName, {
    ...{ stated, most: MOST_OUTLINES },
    tooMany: (count) => tooMany(count, MOST_OUTLINES, ['features', '要素']),
  });
  const { known } = file;
  const asDrawn = { ...known, isGcj02: false };
  const read = file.features.map((feature) => outlineOf(feature, asDrawn));
  const outlines = read.flatMap(({ outline }) => outline ?? []);
  const vertices = outlines.reduce((sum, { coordinates }) => sum + coordinates.flat(2).length, 0);
  if (vertices > MOST_VERTICES) throw tooMany(vertices, MOST_VERTICES, ['positions', '点']);
  const findings = [...file.findings, ...read.flatMap((each) => each.findings)];
  return { file, known, set: { outlines, srid: known.srid }, findings };
}

interface ReadOutline {
  outline?: CheckedOutline;
  findings: ImportFinding[];
}

function outlineOf({ number, values, geometry }: SourceRecord, known: KnownCrs): ReadOutline {
  const { code, name } = namesOfFeature(values);
  const shape = importShape(geometry, known);
  const unit = name ?? code ?? `#${number}`;
  if ('fault' in shape) return { findings: [importFinding(shape.fault, number, { unit, ...shape.facts })] };
  const coordinates = shape.coordinates.map((polygon) => polygon.map((ring) => ring.map(flat)));
  const findings = shape.hasHeights ? [importFinding('height-dropped', number, { unit })] : [];
  return { outline: { number, code, name, coordinates }, findings };
}

const flat = ([x, y]: Position): readonly [number, number] => [x, y];

const tooMany = (count: number, most: number, [en, zh]: readonly [string, string]) =>
  importRefusal(
    en === 'features' ? 'too-many-features' : 'too-many-points',
    `${count} ${en}, at most ${most} can be checked at a time`,
    `文件有 ${count} 个${zh}，一次最多检查 ${most} 个`,
    '分成几个文件，或概化后再检查 / split the file, or generalise it',
  );
