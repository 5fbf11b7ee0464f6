/**
 * Does a row of this jurisdiction hold for a place? CN holds everywhere; `default` is a rule of another place shipped as
 * a starting point; anything else is a division code whose area must contain the place.
 */
export function inJurisdiction(jurisdiction: string, division: string | undefined): boolean {
  return jurisdiction === 'CN' || jurisdiction === 'default' || division?.startsWith(jurisdiction) === true;
}
