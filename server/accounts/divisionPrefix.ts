/**
 * The leading digits that all divisions inside this one share: `640300` → `6403`, `640323` → `640323`,
 * `640302001000` → `640302001`. `000000` is the whole country: the empty prefix.
 */
export function divisionPrefix(code: string): string {
  const towns = code.length > 6 ? code.replace(/(000)+$/, '') : code;
  return towns.length > 6 ? towns : towns.replace(/(00)+$/, '');
}
