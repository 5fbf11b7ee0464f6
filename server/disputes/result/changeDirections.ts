import type { PassedGround } from './effectContract.ts';
import type { DisputeResult } from './resultContract.ts';

/**
 * The directions in which ground passes between the sides, the larger first, each with the township of the receiving county that
 * takes most of it: as the scheme of a division change dossier names them.
 */
export function changeDirections(passed: readonly PassedGround[]): DisputeResult['affiliation']['directions'] {
  const coarse = passed.some(({ level }) => level === 'county') ? 'county' : 'township';
  return passed
    .filter(({ level }) => level === coarse)
    .map(({ from, to, squareMetres }) => ({
      unit: from,
      to,
      toTownship: townshipOf(passed, from.code, to.code),
      squareMetres,
    }))
    .toSorted((a, b) => b.squareMetres - a.squareMetres);
}

function townshipOf(passed: readonly PassedGround[], from: string, to: string) {
  if (from.length !== 6) return null;
  const largest = passed
    .filter((one) => one.level === 'township' && one.from.code.startsWith(from) && one.to.code.startsWith(to))
    .toSorted((a, b) => b.squareMetres - a.squareMetres)[0];
  return largest?.to ?? null;
}
