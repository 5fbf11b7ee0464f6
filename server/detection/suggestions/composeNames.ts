import type { SuggestionBasis } from '../suggestionContract.ts';
import type { LocalName } from './localNames.ts';

/** A name to be tried, and what it is made of. */
export interface Composed {
  name: string;
  basis: SuggestionBasis;
  local: LocalName;
}

const EIGHTH = 45;
const DIRECTIONS = ['北', '', '东', '', '南', '', '西', ''] as const;
// Canals and ditches are works in the law's categories, but people find their way by them as by rivers.
const WATER_OR_HEIGHT = /[河沟渠湖山岭滩塬]$/u;
// One character says too little, four make the whole name long.
const FITS = /^\p{Script=Han}{2,3}$/u;
const ORDER: readonly SuggestionBasis[] = ['historic', 'landform', 'direction', 'nearby', 'division'];

const isLandform = ({ category, name }: LocalName): boolean =>
  category === 'natural_entity' || (category !== 'division' && WATER_OR_HEIGHT.test(name));

function basisOf(local: LocalName): SuggestionBasis {
  const { status, category } = local;
  if (status !== 'standard') return 'historic';
  if (isLandform(local)) return 'landform';
  return category === 'division' ? 'division' : 'nearby';
}

/** 秦渠 and a place to its east: 秦渠东. Only the four plain directions; between them people disagree. */
function withDirection(local: LocalName): string | null {
  if (!isLandform(local) || local.azimuth === null) return null;
  const direction = DIRECTIONS[Math.round(local.azimuth / EIGHTH) % DIRECTIONS.length];
  return direction ? local.name + direction : null;
}

/**
 * Names made of local specifics and a fitting generic term: former names first (NP-05: keep history), then landforms,
 * directions from them, neighbours and divisions; inside each the nearest first. Pure; none of them is checked yet.
 * @param wanted the generic term that the applicant used, tried before the plain ones
 * @param plain generic terms that need no size, the commonest first: what a place is, not how grand it wants to be
 */
export function composeNames(
  locals: readonly LocalName[],
  { wanted, plain }: { wanted: string | null; plain: readonly string[] },
): Composed[] {
  const generics = [...new Set([...(wanted ? [wanted] : []), ...plain])];
  const parts = locals
    .flatMap((local) => [
      { specific: local.specific, basis: basisOf(local), local },
      { specific: withDirection(local) ?? '', basis: 'direction' as const, local },
    ])
    .filter(({ specific }) => FITS.test(specific))
    .sort((a, b) => ORDER.indexOf(a.basis) - ORDER.indexOf(b.basis) || a.local.metres - b.local.metres);
  // One generic after the other, so that the first few names differ in what they recall.
  return generics.flatMap((generic) =>
    parts.map(({ specific, basis, local }) => ({ name: specific + generic, basis, local })),
  );
}
