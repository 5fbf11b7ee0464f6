import { z } from 'zod';
import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { countiesWithNames, type LiveName, namesOfCounty } from '../gazetteer/liveNames.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import { type Judged, withAdjacent } from './adjacentNames.ts';
import type { CompiledRuleSet } from './compileRuleSet.ts';
import { CheckAttributes, type Finding } from './contract.ts';
import { detectIn } from './detect.ts';
import { placeFacts } from './placeFacts.ts';
import { type ScanScopes, type ScopeOfCounty, scanScopes } from './scanScopes.ts';
import { type Subject, subjectOf } from './subject.ts';

/** A registered name with all findings on it, of which at least one asks for an officer. */
export interface ScannedName {
  nameId: string;
  placeId: string;
  name: string;
  category: string;
  divisionCode: string;
  findings: Finding[];
}

/**
 * Checks every registered name of a division (all names when none is given) with all rules, duplicates in the legal scope
 * of each category included. Answers pages, one a county, of the names with a finding of level block or review; stores
 * nothing. A clash comes without shape: the page would carry the register. Names in force, reserved and of the census are
 * checked; they are compared with the names in force, reserved or still blocked, as a live check does.
 * @param where.division code of a division of any level; `where.today` YYYY-MM-DD decides blocked names and division names
 */
export async function* scanRegister(
  db: Db,
  set: CompiledRuleSet,
  where: { division?: string; today: string },
): AsyncGenerator<ScannedName[]> {
  const prefix = divisionPrefix(where.division ?? '000000');
  const scopes = await scanScopes(db, where.today);
  const paths = await divisionPaths(db);
  const counties = await countiesWithNames(db, prefix);
  let next = readCounty(db, scopes, { county: counties[0], today: where.today });
  for (let at = 0; at < counties.length; at += 1) {
    const { names, scope } = await next;
    // The database reads the next county while the rules look at this one.
    next = readCounty(db, scopes, { county: counties[at + 1], today: where.today });
    // What is read ahead may fail after the reader has gone away: then nobody waits for it.
    next.catch(() => undefined);
    const asked = names.filter(({ divisionCode, status }) => isChecked(status) && divisionCode.startsWith(prefix));
    const judged: Judged[] = [];
    for (const name of asked) {
      const { subject, input, place } = prepared(name, { set, scope, paths, today: where.today });
      const facts = place ? await placeFacts(db, set, subject, place) : {};
      const whole = { ...subject, input: { ...input, ...facts } };
      judged.push({ name, subject: whole, findings: detectIn(whole, set) });
    }
    const hits = (await withAdjacent(db, set, judged, where.today)).map(scanned).filter(needsOfficer);
    if (hits.length > 0) yield hits;
  }
}

interface County {
  names: LiveName[];
  scope: ScopeOfCounty;
}

async function readCounty(
  db: Db,
  scopes: ScanScopes,
  { county = '', today }: { county: string | undefined; today: string },
): Promise<County> {
  const names = county === '' ? [] : await namesOfCounty(db, county, today);
  return { names, scope: await scopes.ofCounty(county, names) };
}

const isChecked = (status: string): boolean => status !== 'former' && status !== 'abolished';

const needsOfficer = ({ findings }: ScannedName): boolean =>
  findings.some(({ level }) => level === 'block' || level === 'review');

interface Surroundings {
  set: CompiledRuleSet;
  scope: ScopeOfCounty;
  paths: ReadonlyMap<string, string>;
  today: string;
}

function prepared(name: LiveName, { set, scope, paths, today }: Surroundings) {
  const { placeId, category, divisionCode: division } = name;
  const proposal = { name: name.name, category, attributes: attributesOf(name.attributes), division };
  const subject = subjectOf(proposal, set, name);
  const localNames = scope.localNames(division);
  const inScope = scope.clashing(name, localNames, subject.dialectPlain).map(({ other, label }) => ({
    ...other,
    romanTone: other.pinyinTone[0] ?? null,
    divisionName: paths.get(other.divisionCode) ?? null,
    scope: label,
    geometry: null,
  }));
  const where = { division, geometry: name.geometry ?? undefined, self: placeId, today };
  return { subject, input: { ...subject.input, inScope, localNames }, place: wantsPlace(subject) ? where : undefined };
}

const scanned = ({ name: { nameId, placeId, name, category, divisionCode }, findings }: Judged): ScannedName => ({
  ...{ nameId, placeId, name },
  ...{ category, divisionCode, findings },
});

/** Rules that ask the register about the place itself, a statement each: few categories have one. */
const wantsPlace = ({ category, words }: Subject): boolean =>
  category === 'facility' ||
  category === 'street' ||
  (category === 'division' && words.some(({ row }) => row.rules.includes('NR-09')));

const MEASURES = Object.keys(CheckAttributes.shape);

/** The measures that the rules know; the register keeps other attributes beside them. */
function attributesOf(stored: Record<string, unknown>): z.infer<typeof CheckAttributes> {
  const known = MEASURES.filter((key) => stored[key] !== undefined);
  if (known.length === 0) return {};
  return CheckAttributes.safeParse(Object.fromEntries(known.map((key) => [key, stored[key]]))).data ?? {};
}

const Path = z.object({ code: z.string(), path: z.string() });

async function divisionPaths(db: Db): Promise<Map<string, string>> {
  const rows = await many(db, Path, sql`select code, path from division where upper_inf(valid)`);
  return new Map(rows.map(({ code, path }) => [code, path]));
}
