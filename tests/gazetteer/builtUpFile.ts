/** Longitude and latitude. */
type Place = readonly [number, number];
export type Ring = (readonly number[])[];
/** A square of so many degrees each side of a point. */
export const square = ([x, y]: Place, half = 0.01): Ring => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
  [x - half, y - half],
];
/** A polygon; the rings after the first are holes. */
export const feature = (name: string | undefined, ring: Ring, properties: object = {}, ...holes: Ring[]) => ({
  type: 'Feature',
  properties: { ...(name === undefined ? {} : { name }), ...properties },
  geometry: { type: 'Polygon', coordinates: [ring, ...holes] },
});
/** A GeoJSON file; with the `crs` member of 2008 where one is given. */
export const collection = (features: object[], crs?: string) => ({
  type: 'FeatureCollection',
  ...(crs ? { crs: { type: 'name', properties: { name: crs } } } : {}),
  features,
});
/** What an office says when it takes areas over. */
export const onWord = (today: string, items: object[], over: object = {}) => ({
  ...{ source: '自治区自然资源厅城镇建成区监测成果', documentNo: '宁自然资发〔2026〕12号' },
  ...{ asOf: '2026-01-01', validFrom: today, items, ...over },
});
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
