const GEOMETRY = /^(Multi)?(Point|LineString|Polygon)$/;

/** A value of a field as a person reads it; null where it is empty. A geometry is named by its type, its coordinates are for the map. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((each) => valueText(each) ?? '—').join('、') || null;
  if ('type' in value && typeof value.type === 'string' && GEOMETRY.test(value.type)) return value.type;
  return JSON.stringify(value);
}
