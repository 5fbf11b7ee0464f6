import { z } from 'zod';
import type { PlaceCategory } from '../gazetteer/contract.ts';
import {
  areasOfCounty,
  type LiveName,
  type Membership,
  namesInAreas,
  namesOfCategories,
} from '../gazetteer/liveNames.ts';
import { scopeMemory } from '../gazetteer/scopeMemory.ts';
import { comparedCategories, UniqueScope, uniqueScope } from '../gazetteer/uniqueScope.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { type Asked, type NameIndex, nameIndex } from './nameIndex.ts';

/** Another name that may clash, and the scope in which it was found: see `namesInScope`. */
export interface Candidate {
  other: LiveName;
  label: string;
}
export interface ScopeOfCounty {
  clashing(name: LiveName, localNames: readonly string[], dialect: readonly string[]): Candidate[];
  /** Specific parts of the prefecture, county and township: 吴忠, 利通, 金积. */
  localNames(divisionCode: string): string[];
}
export interface ScanScopes {
  ofCounty(county: string, names: readonly LiveName[]): Promise<ScopeOfCounty>;
}

// As many as a live check compares with.
const MOST_CLASHES = 100;

const Category = z.object({ id: z.string(), scope: UniqueScope });

/**
 * The legal scopes of a whole register: what a live check asks the database for each name, here gathered once: categories,
 * names of divisions, names repeated beyond their county; and for each county its names and built-up areas.
 */
export async function scanScopes(db: Db, today: string): Promise<ScanScopes> {
  const categories = await many(db, Category, sql`select id, unique_scope as scope from category`);
  const ofScope = (scope: UniqueScope): string[] => categories.filter((row) => row.scope === scope).map(({ id }) => id);
  const memory = await scopeMemory(db, today);
  const wide = nameIndex(await namesOfCategories(db, [...ofScope('nation'), ...ofScope('province')], today));
  return {
    ofCounty: async (county, names) => {
      const comparable = names.filter(({ status }) => status !== 'census_only');
      const built = await builtUpNames(db, { county, names, categories: ofScope('built_up_area'), today });
      const inCounty = nameIndex(comparable);
      return {
        localNames: memory.localNames,
        clashing: (name, localNames, dialect) => {
          const scope = uniqueScope(name.category, memory.scopeOf(name.category), name.generic);
          const found = candidates(name, { scope, asked: { localNames, dialect }, wide, inCounty, built });
          const compared: readonly PlaceCategory[] = comparedCategories(name.category);
          return found.filter(({ other }) => compared.includes(other.category)).slice(0, MOST_CLASHES);
        },
      };
    },
  };
}

interface Around {
  scope: UniqueScope;
  asked: Asked;
  wide: NameIndex;
  inCounty: NameIndex;
  built: BuiltUp;
}

function candidates(name: LiveName, { scope, asked, wide, inCounty, built }: Around): Candidate[] {
  const labelled = (others: readonly LiveName[], label: string) => others.map((other) => ({ other, label }));
  if (scope === 'nation') return labelled(wide.like(name, asked), scope);
  if (scope === 'province') {
    const inProvince = wide.like(name, asked).filter((other) => other.provinceCode === name.provinceCode);
    return labelled(inProvince, scope);
  }
  if (scope === 'county') return labelled(inCounty.like(name, asked), scope);
  return built.like(name, asked) ?? labelled(inCounty.like(name, asked), 'county_fallback');
}

interface BuiltUp {
  /** Undefined where the place touches no built-up area: the county stands in. */
  like(name: LiveName, asked: Asked): Candidate[] | undefined;
}

async function builtUpNames(
  db: Db,
  of: { county: string; names: readonly LiveName[]; categories: readonly string[]; today: string },
): Promise<BuiltUp> {
  const { county, names, categories, today } = of;
  if (!names.some(({ category }) => categories.includes(category))) return { like: () => undefined };
  const own = await areasOfCounty(db, county, categories);
  const areas = [...new Set(own.map(({ areaId }) => areaId))];
  const beyond =
    areas.length > 0 ? await namesInAreas(db, { areas, county, categories, today }) : { names: [], memberships: [] };
  const areasOf = byPlace([...own, ...beyond.memberships]);
  const index = nameIndex([...names.filter(({ status }) => status !== 'census_only'), ...beyond.names]);
  return {
    like: (name, asked) => {
      const touched = areasOf.get(name.placeId);
      if (!touched) return undefined;
      return index.like(name, asked).flatMap((other) => inSameArea(other, touched, areasOf));
    },
  };
}

function byPlace(memberships: readonly Membership[]): Map<string, Membership[]> {
  const areasOf = new Map<string, Membership[]>();
  for (const each of memberships) areasOf.set(each.placeId, [...(areasOf.get(each.placeId) ?? []), each]);
  return areasOf;
}

/** The same built-up area, and a county that one of the areas belongs to: as `namesInScope` selects. */
function inSameArea(
  other: LiveName,
  touched: readonly Membership[],
  areasOf: ReadonlyMap<string, readonly Membership[]>,
): Candidate[] {
  if (!touched.some(({ areaCounty }) => areaCounty === other.countyCode)) return [];
  const theirs = areasOf.get(other.placeId) ?? [];
  const shared = touched.find(({ areaId }) => theirs.some((area) => area.areaId === areaId));
  return shared ? [{ other, label: shared.areaName }] : [];
}
