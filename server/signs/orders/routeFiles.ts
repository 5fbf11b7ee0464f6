import type { DayRoute } from './orderContract.ts';

/** A route as GeoJSON: its stops with their numbers, and the straight lines between them. */
export function routeGeoJson({ stops }: DayRoute) {
  const features = stops.map((stop, i) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: stop.order.position },
    properties: { stop: i + 1, ...factsOf(stop) },
  }));
  const line = {
    type: 'Feature' as const,
    geometry: { type: 'LineString' as const, coordinates: stops.map(({ order }) => order.position) },
    properties: { name: '路线（直线）' },
  };
  return { type: 'FeatureCollection' as const, features: stops.length > 1 ? [...features, line] : features };
}

/** The same as GPX 1.1: one route whose points are the stops. */
export function gpxOf({ stops }: DayRoute): string {
  const points = stops.map((stop, i) => {
    const [lon, lat] = stop.order.position ?? [0, 0];
    const { number, name, defect, dueOn } = factsOf(stop);
    const text = [number, defect, dueOn ?? ''].filter((part) => part !== '').join(' ');
    return `<rtept lat="${lat}" lon="${lon}"><name>${xml(`${i + 1} ${name}`)}</name><desc>${xml(text)}</desc></rtept>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Diming" xmlns="http://www.topografix.com/GPX/1/1"><rte><name>标志维护路线</name>
${points.join('\n')}
</rte></gpx>
`;
}

const factsOf = ({ order: { number, sign, place, defect, dueOn, text } }: DayRoute['stops'][number]) => ({
  number,
  name: sign ? `${sign.name}${sign.number ?? ''}` : (place?.name ?? text.slice(0, 20)),
  defect: defect?.labelZh ?? '',
  dueOn,
});

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Characters that XML 1.0 has no way to write are left out.
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (c) => NAMED[c] ?? '');
