import type { z } from 'zod';
import { type LiveName, liveNames, type Membership, NO_ATTRIBUTES } from '../gazetteer/liveNames.ts';
import type { EndedDivision, ScopeTables } from '../gazetteer/scopeMemory.ts';
import { adjacentDecides } from './adjacentDecides.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { CheckAttributes, type Finding } from './contract.ts';
import { graveIn } from './detect.ts';
import { dialectVariants } from './dialectVariants.ts';
import { type NearbyIndex, nearbyIndex } from './nearbyIndex.ts';
import { reachOf } from './nearbyNames.ts';
import { rareCharacters } from './rareCharacters.ts';
import { rowsDecide } from './rowsDecide.ts';
import { type ScopeOfCounty, scanScopes } from './scanScopes.ts';
import { type CheckInput, type Subject, subjectOf } from './subject.ts';

/** What a scan knows beside the county it looks at. Nothing but data, so that a thread gets a copy. */
export interface ScanData {
  readonly set: CompiledRuleSet;
  /** Only names whose division code begins so are checked. */
  readonly prefix: string;
  readonly tables: ScopeTables;
  /** Path of each division by its code: 吴忠市/利通区. */
  readonly paths: ReadonlyMap<string, string>;
  /** Divisions of each prefecture that have ended, by the first four digits of their codes. */
  readonly ended: ReadonlyMap<string, readonly EndedDivision[]>;
  /** Names compared beyond their county: texts for `liveNames`. */
  readonly wide: readonly string[];
}

/** A county as the register answers it: see `CountyNames`. */
export interface CountyTexts {
  readonly names: string;
  readonly beyond: string;
  readonly memberships: readonly Membership[];
}

/** A registered name with all findings on it, of which at least one asks for an officer. */
export interface ScannedName {
  nameId: string;
  placeId: string;
  name: string;
  category: string;
  divisionCode: string;
  findings: Finding[];
}

/** A name whose rules ask the register about its place, ready to be judged once that is known. */
export interface OpenName {
  readonly name: LiveName;
  readonly input: CheckInput;
  /** Names may stand close by: see `nearbyByName`. */
  readonly isNearOthers: boolean;
}

/** What counties have: hits, and names that only somebody with a database can judge. */
export interface ScannedCounties {
  readonly hits: ScannedName[];
  readonly open: OpenName[];
}

/** Judges the names of one county after the other: pure, no database, no clock. */
export function countyScan(data: ScanData): (counties: readonly CountyTexts[]) => ScannedCounties {
  const { set, prefix, tables, wide } = data;
  const scopeOf = scanScopes(tables, wide.flatMap(liveNames));
  const asksRegister = (subject: Subject): boolean =>
    asksForPlace(subject) || adjacentDecides(set, subject.input.division);
  const inputOf = (name: LiveName, scope: ScopeOfCounty): CheckInput =>
    (rowsDecide(set, 'NP-03', name.divisionCode) ? approvedInput : plainInput)(name, scope, data);
  const scanCounty = (found: ScannedCounties, { names: text, beyond, memberships }: CountyTexts): void => {
    const names = liveNames(text);
    const scope = scopeOf({ names, beyond: liveNames(beyond), memberships });
    const reach = reachOf(set, names[0]?.divisionCode);
    const near = reach ? nearbyIndex(names, reach) : NOBODY_NEAR;
    for (const name of names.filter(
      ({ status, divisionCode }) => isChecked(status) && divisionCode.startsWith(prefix),
    )) {
      const input = inputOf(name, scope);
      const subject = subjectOf(input, set, name);
      const isNearOthers = near.mayHave(name);
      if (isNearOthers || asksRegister(subject)) {
        found.open.push({ name, input, isNearOthers });
      } else addHit(found.hits, name, graveIn(subject, set));
    }
  };
  return (counties) => {
    const found: ScannedCounties = { hits: [], open: [] };
    for (const county of counties) scanCounty(found, county);
    return found;
  };
}

const NOBODY_NEAR: NearbyIndex = { mayHave: () => false };

/** Adds a name with its findings where there are any. */
export function addHit(hits: ScannedName[], name: LiveName, findings: Finding[]): void {
  if (findings.length === 0) return;
  const { nameId, placeId, category, divisionCode } = name;
  hits.push({ nameId, placeId, name: name.name, category, divisionCode, findings });
}

const isBorne = (status: string): boolean => status === 'standard' || status === 'census_only';
/** A scan lists no name for a note on its approval (NP-03): it is told where the rows make it grave. */
function approvedInput(name: LiveName, scope: ScopeOfCounty, data: ScanData): CheckInput {
  const input = plainInput(name, scope, data);
  return isBorne(name.status) ? { ...input, presentName: name.name, presentStatus: name.legalStatus } : input;
}
const isChecked = (status: string): boolean => status !== 'former' && status !== 'abolished';

// A clash comes without shape: the page would carry the register.
function plainInput(name: LiveName, scope: ScopeOfCounty, { set, paths, ended }: ScanData): CheckInput {
  const { category, divisionCode: division } = name;
  const localNames = scope.localNames(division);
  const dialect = dialectVariants(name.pinyinPlain, set.soundMergers);
  const inScope = scope.clashing(name, localNames, dialect).map(({ other, label }) => ({
    ...other,
    romanTone: other.pinyinTone[0] ?? null,
    divisionName: paths.get(other.divisionCode) ?? null,
    scope: label,
    geometry: null,
  }));
  const attributes = attributesOf(name.attributes);
  const endedDivisions = ended.get(division.slice(0, 4));
  // A division that bears its name already is judged otherwise than one that is to get it (NR-09).
  const presentName = category === 'division' && isBorne(name.status) ? name.name : undefined;
  // Only what stands is excused for its age: a reserved name is as new as a proposed one.
  const standing = isBorne(name.status) ? { since: name.validFrom, legalStatus: name.legalStatus } : undefined;
  const known = { inScope, localNames, endedDivisions, presentName, standing };
  return { name: name.name, category, attributes, division, ...known };
}

/** Rules that ask the register about the place itself, a statement each: few categories have one. */
const asksForPlace = (subject: Subject): boolean => asksByCategory(subject) || rareCharacters(subject).length > 0;
const asksByCategory = ({ category, words }: Subject): boolean =>
  category === 'facility' ||
  category === 'street' ||
  (category === 'division' && words.some(({ row }) => row.rules.includes('NR-09')));

const MEASURES = Object.keys(CheckAttributes.shape);

/** The measures that the rules know; the register keeps other attributes beside them. */
function attributesOf(stored: LiveName['attributes']): z.infer<typeof CheckAttributes> {
  if (stored === NO_ATTRIBUTES) return {};
  const known = MEASURES.filter((key) => stored[key] !== undefined);
  if (known.length === 0) return {};
  return CheckAttributes.safeParse(Object.fromEntries(known.map((key) => [key, stored[key]]))).data ?? {};
}
