import { type ClaimLine, ClaimLine as ClaimLineSchema } from '#server/disputes/claims/claimContract.ts';

type Position = [number, number];

/**
 * The lines of a GeoJSON file as one claimed line, heights dropped; null where there is none. Where it lies, and whether it fits, is
 * for the server to judge: a file in another system of coordinates is refused there as outside China or outside both sides.
 */
export function lineOfFile(text: string): ClaimLine | null {
  const parts = partsOf(parsed(text));
  const [first] = parts;
  if (!first) return null;
  const line =
    parts.length === 1 ? { type: 'LineString', coordinates: first } : { type: 'MultiLineString', coordinates: parts };
  return ClaimLineSchema.safeParse(line).data ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function partsOf(node: unknown): Position[][] {
  if (typeof node !== 'object' || node === null) return [];
  if ('features' in node && Array.isArray(node.features)) return node.features.flatMap(partsOf);
  if ('geometry' in node) return partsOf(node.geometry);
  if (!('type' in node && 'coordinates' in node && Array.isArray(node.coordinates))) return [];
  if (node.type === 'LineString') return [positions(node.coordinates)];
  return node.type === 'MultiLineString' ? node.coordinates.filter(Array.isArray).map(positions) : [];
}

const positions = (list: readonly unknown[]): Position[] =>
  list.flatMap((at): Position[] => (Array.isArray(at) ? [[Number(at[0]), Number(at[1])]] : []));
