import { Geodesic } from 'geographiclib-geodesic';
import type { Fix, PackageContent } from '#server/signs/field/fieldContract.ts';

type Collection = GeoJSON.FeatureCollection;
type Content = Pick<PackageContent, 'signs' | 'markers' | 'lines' | 'names'>;

/** What a package draws over the tiles. */
export function fieldFeatures({
  signs,
  markers,
  lines,
  names,
}: Content): Record<'signs' | 'markers' | 'lines' | 'names', Collection> {
  return {
    signs: collection(
      signs.map(({ id, name, number, status, position }) =>
        point(position, { id, name: name + (number ?? ''), symbol: `sign-${status}` }),
      ),
    ),
    markers: collection(markers.map(({ id, numberText, position }) => point(position, { id, name: numberText }))),
    lines: collection(
      lines.map(({ id, name, coordinates }) => ({
        type: 'Feature',
        properties: { id, name },
        geometry: { type: 'MultiLineString', coordinates },
      })),
    ),
    names: collection(
      names.flatMap(({ placeId, name, position }) => (position ? [point(position, { id: placeId, name })] : [])),
    ),
  };
}

/** Where one is, with the circle that holds the truth 19 times in 20. */
export function hereFeatures(fix: Pick<Fix, 'position' | 'accuracyMetres'> | null): Collection {
  if (!fix) return collection([]);
  const [longitude, latitude] = fix.position;
  const ring = Array.from({ length: 65 }, (_, i) => {
    const { lon2 = longitude, lat2 = latitude } = Geodesic.WGS84.Direct(
      latitude,
      longitude,
      i * 5.625,
      fix.accuracyMetres,
    );
    return [lon2, lat2];
  });
  return collection([
    { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } },
    point(fix.position, {}),
  ]);
}

const collection = (features: GeoJSON.Feature[]): Collection => ({ type: 'FeatureCollection', features });
const point = (coordinates: readonly number[], properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [...coordinates] },
});
