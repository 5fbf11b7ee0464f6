import type { Feature, FeatureCollection, LineString, MultiLineString, Point } from 'geojson';
import type { MapStretch } from '#server/boundaries/map/mapContract.ts';
import type { MarkerListItem } from '#server/boundaries/markers/markerContract.ts';
import { LEVEL_SYMBOLS, STATE_SYMBOLS, type SymbolLevel, type SymbolState, symbolLevel } from './lineSymbols.ts';
import { sideLabels } from './sideLabels.ts';

/** What the boundary layers draw: lines, the names beside them, markers. */
export interface BoundaryFeatures {
  lines: FeatureCollection<LineString | MultiLineString>;
  sides: FeatureCollection<Point>;
  markers: FeatureCollection<Point>;
}

type LineProperties = MapStretch['properties'];
interface Options {
  /** The name on the line. */
  nameOf: (line: LineProperties) => string;
  isDisputed?: (line: LineProperties) => boolean;
}

const stateOf = (line: LineProperties, isDisputed: boolean): SymbolState =>
  isDisputed && line.status !== 'ended' ? 'disputed' : line.status;

function lineFeature(
  stretch: MapStretch,
  id: number,
  { nameOf, isDisputed }: Options,
): Feature<LineString | MultiLineString> {
  const { properties: line, geometry } = stretch;
  const level: SymbolLevel = symbolLevel(line.level, line.sideA.code, line.sideB.code);
  const state = stateOf(line, isDisputed?.(line) ?? false);
  const { width, band } = LEVEL_SYMBOLS[level];
  const { rhythm, ink, rails } = STATE_SYMBOLS[state];
  const properties = {
    ...{ line: line.line, name: nameOf(line), level, state, schematic: line.schematic, rhythm, ink, width },
    ...{ band: band.color, bandWidth: state === 'ended' ? 0 : band.width, rails: rails ?? '' },
  };
  return { type: 'Feature', id, properties, geometry };
}

const sidesOf = ({ properties: { left, sideA, sideB, level, line }, geometry }: MapStretch): Feature<Point>[] =>
  left === null || geometry.type !== 'LineString'
    ? []
    : sideLabels(geometry.coordinates, left === 'A' ? [sideA.name, sideB.name] : [sideB.name, sideA.name]).map(
        (label) => ({
          ...label,
          properties: { ...label.properties, level, line },
        }),
      );

const markerFeature = (
  { id: marker, numberText, kind, status, position, lineId }: MarkerListItem,
  index: number,
): Feature<Point> => ({
  type: 'Feature',
  id: index + 1,
  properties: { marker, line: lineId, number: numberText, kind, status, symbol: `marker-${kind}-${status}` },
  geometry: { type: 'Point', coordinates: position },
});

/** Turns what the server lists into what the layers draw; ids are integers because hit-testing needs them. */
export function boundaryFeatures(
  stretches: readonly MapStretch[],
  markers: readonly MarkerListItem[],
  options: Options,
): BoundaryFeatures {
  const collection = <G extends Point | LineString | MultiLineString>(
    features: Feature<G>[],
  ): FeatureCollection<G> => ({
    type: 'FeatureCollection',
    features,
  });
  return {
    lines: collection(stretches.map((stretch, index) => lineFeature(stretch, index + 1, options))),
    sides: collection(stretches.flatMap(sidesOf).map((label, index) => ({ ...label, id: index + 1 }))),
    markers: collection(markers.map(markerFeature)),
  };
}
