import type { PlaceCategory } from '../gazetteer/contract.ts';
import type { LiveName, Membership } from '../gazetteer/liveNames.ts';
import { localNamesIn, type ScopeTables, scopeIn } from '../gazetteer/scopeMemory.ts';
import { comparedCategories, type UniqueScope, uniqueScope } from '../gazetteer/uniqueScope.ts';
import { type Asked, type NameIndex, nameIndex } from './nameIndex.ts';
import { remembered } from './remembered.ts';

/** Another name that may clash, and the scope in which it was found: see `namesInScope`. */
export interface Candidate {
  other: LiveName;
  label: string;
}
export interface ScopeOfCounty {
  clashing(name: LiveName, localNames: readonly string[], dialect: readonly string[]): readonly Candidate[];
  /** Specific parts of the prefecture, county and township: 吴忠, 利通, 金积. */
  localNames(divisionCode: string): readonly string[];
}

/** The names of a county and what its built-up areas hold: names of other counties, and which place touches which area. */
export interface CountyNames {
  readonly names: readonly LiveName[];
  readonly beyond: readonly LiveName[];
  readonly memberships: readonly Membership[];
}

// As many as a live check compares with.
const MOST_CLASHES = 100;
const NOBODY: readonly never[] = [];

/**
 * The legal scopes of a whole register: what a live check asks the database for each name, here gathered once: names
 * compared beyond their county, and for each county its names and built-up areas.
 * @param wideNames all names compared in the nation or the province
 */
export function scanScopes(
  tables: ScopeTables,
  wideNames: readonly LiveName[],
): (county: CountyNames) => ScopeOfCounty {
  const wide = nameIndex(wideNames);
  return (county) => {
    const inCounty = nameIndex(county.names.filter(isCompared));
    const built = builtUpNames(county);
    // A county has a dozen townships; kept for all counties, a look-up would take longer than the work.
    const localNames = remembered((division) => localNamesIn(tables, division));
    return {
      localNames: (division) => localNames(division),
      clashing: (name, localNames, dialect) => {
        const scope = uniqueScope(name.category, scopeIn(tables, name.category), name.generic);
        const found = candidates(name, { scope, asked: { localNames, dialect }, wide, inCounty, built });
        if (found.length === 0) return NOBODY;
        const compared: readonly PlaceCategory[] = comparedCategories(name.category);
        return found.filter(({ other }) => compared.includes(other.category)).slice(0, MOST_CLASHES);
      },
    };
  };
}

const provinceOf = ({ divisionCode }: LiveName): string => divisionCode.slice(0, 2);
const countyOf = ({ divisionCode }: LiveName): string => divisionCode.slice(0, 6);
const isCompared = ({ status }: LiveName): boolean => status !== 'census_only';

interface Around {
  scope: UniqueScope;
  asked: Asked;
  wide: NameIndex;
  inCounty: NameIndex;
  built: BuiltUp;
}

const labelled = (others: readonly LiveName[], label: string): readonly Candidate[] =>
  others.length === 0 ? NOBODY : others.map((other) => ({ other, label }));

function candidates(name: LiveName, { scope, asked, wide, inCounty, built }: Around): readonly Candidate[] {
  if (scope === 'nation') return labelled(wide.like(name, asked), scope);
  if (scope === 'province') {
    const inProvince = wide.like(name, asked).filter((other) => provinceOf(other) === provinceOf(name));
    return labelled(inProvince, scope);
  }
  if (scope === 'county') return labelled(inCounty.like(name, asked), scope);
  return built.like(name, asked) ?? labelled(inCounty.like(name, asked), 'county_fallback');
}

interface BuiltUp {
  /** Undefined where the place touches no built-up area: the county stands in. */
  like(name: LiveName, asked: Asked): Candidate[] | undefined;
}

function builtUpNames({ names, beyond, memberships }: CountyNames): BuiltUp {
  if (memberships.length === 0) return { like: () => undefined };
  const areasOf = byPlace(memberships);
  const index = nameIndex([...names.filter(isCompared), ...beyond]);
  return {
    like: (name, asked) => {
      const touched = areasOf.get(name.placeId);
      if (!touched) return undefined;
      return index.like(name, asked).flatMap((other) => inSameArea(name, other, { touched, areasOf }));
    },
  };
}

function byPlace(memberships: readonly Membership[]): Map<string, Membership[]> {
  const areasOf = new Map<string, Membership[]>();
  for (const each of memberships) {
    const known = areasOf.get(each.placeId);
    if (known) known.push(each);
    else areasOf.set(each.placeId, [each]);
  }
  return areasOf;
}

/** The same built-up area, or a name of the county that nobody has drawn: as `namesInScope` selects. */
function inSameArea(
  name: LiveName,
  other: LiveName,
  { touched, areasOf }: { touched: readonly Membership[]; areasOf: ReadonlyMap<string, readonly Membership[]> },
): Candidate[] {
  if (other.box.length === 0) return countyOf(other) === countyOf(name) ? [{ other, label: 'county_fallback' }] : [];
  const theirs = areasOf.get(other.placeId) ?? [];
  const shared = touched.find(({ areaId }) => theirs.some((area) => area.areaId === areaId));
  return shared ? [{ other, label: shared.areaName }] : [];
}
