import type { KnownCrs } from '../importCrs.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { SourceRecord } from '../readers/source.ts';
import { cleanCell } from './cleanText.ts';
import type { Axis } from './parseAngle.ts';
import { coordinateOf, type PositionColumns } from './positionOf.ts';
import { readPoint } from './readGeometry.ts';
import { understandFinding } from './understandWords.ts';

interface Known {
  crs: KnownCrs;
  columns: PositionColumns;
  unit: string;
}
interface FromColumns {
  geometry: unknown;
  findings: ImportFinding[];
  /** Fields that only the position gives. */
  extra: Record<string, unknown>;
}

/** The position that two columns of a table give; none where both are empty. */
export function readColumns({ values }: SourceRecord, known: Known): FromColumns {
  const { lon = '', lat = '', swap } = known.columns;
  const pair = [values[lon] ?? '', values[lat] ?? ''] as const;
  const filled = pair.filter((given) => cleanCell(given).text !== '').length;
  if (filled < 2) return nothing(filled === 0 ? [] : [understandFinding('half-position')]);
  return ofPair(swap ? [pair[1], pair[0]] : pair, known);
}

function ofPair([first, second]: readonly [string, string], { crs, unit }: Known): FromColumns {
  const [x, y] = [axisOf(first, 'lon'), axisOf(second, 'lat')];
  const findings = [...x.findings, ...y.findings];
  if (x.value === null || y.value === null) return nothing(findings);
  const point = readPoint([x.value, y.value], { crs, unit });
  const original =
    crs.srid === 4490 && !crs.isGcj02 ? {} : { original: { x: x.value, y: y.value, crs: crs.crs.value } };
  return { geometry: point.geometry, findings: [...findings, ...point.findings], extra: original };
}

const nothing = (findings: ImportFinding[]): FromColumns => ({ geometry: null, findings, extra: {} });

const AXES: Readonly<Record<Axis, readonly [string, string]>> = {
  lon: ['Longitude', '经度'],
  lat: ['Latitude', '纬度'],
};

function axisOf(given: string, axis: Axis): { value: number | null; findings: ImportFinding[] } {
  const angle = coordinateOf(given, axis);
  const facts = { axis: AXES[axis][0], axisZh: AXES[axis][1], text: cleanCell(given).text };
  if (!('degrees' in angle))
    return {
      value: null,
      findings: [understandFinding('bad-angle', { ...facts, reason: angle.en, reasonZh: angle.zh })],
    };
  return { value: angle.degrees, findings: angle.rough ? [understandFinding('angle-without-seconds', facts)] : [] };
}
