import { requireShape } from '../../gazetteer/requireShape.ts';
import { genericRow, splitName } from '../../gazetteer/splitName.ts';
import { DivisionCode } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import { checkName, countyAt } from '../checkName.ts';
import type { CompiledRuleSet } from '../compileRuleSet.ts';
import type { Finding } from '../contract.ts';
import { detectIn } from '../detect.ts';
import { levelOf } from '../levelOf.ts';
import { subjectOf } from '../subject.ts';
import type { Suggestion, SuggestionRequest } from '../suggestionContract.ts';
import { type Composed, composeNames } from './composeNames.ts';
import { localNamesAround } from './localNames.ts';
import { planNames } from './planNames.ts';
import { reasonOf } from './reasonOf.ts';

const WANTED = 6;
// Each asks the register once.
const MOST_CHECKED = 40;

/**
 * Up to six names for a place, made of local names, each clear of findings by every rule and by the register. Fewer, or
 * none, where nothing around has a name that can be used. Where a toponym plan is in force: its free names. Stores nothing.
 * @throws Problem invalid-input for a shape too large or not in China
 */
export async function suggestNames(
  db: Db,
  set: CompiledRuleSet,
  request: SuggestionRequest,
  today: string,
): Promise<Suggestion[]> {
  requireShape(request.geometry);
  const planned = request.mayDraw !== false && !request.self ? await ofPlans(db, set, request, today) : [];
  return planned.length > 0 ? planned : ofSurroundings(db, set, request, today);
}

async function ofSurroundings(
  db: Db,
  set: CompiledRuleSet,
  request: SuggestionRequest,
  today: string,
): Promise<Suggestion[]> {
  const { category, attributes, geometry, division, self } = request;
  const wanted = wantedGeneric(request, set);
  const locals = await localNamesAround(db, geometry, today);
  const found: Suggestion[] = [];
  const used = new Set<string>();
  let checked = 0;
  for (const composed of composeNames(locals, { wanted, plain: plainOf(set, category) })) {
    if (found.length === WANTED || checked === MOST_CHECKED) break;
    // One suggestion of each local name; another generic term after it would be no other advice.
    if (used.has(composed.local.name) || !passesByWording(composed, request, set)) continue;
    checked += 1;
    const reply = await checkName(
      db,
      set,
      { name: composed.name, category, geometry, division, attributes, self },
      today,
    );
    if (!reply.findings.every(isOfPresentName)) continue;
    used.add(composed.local.name);
    found.push(suggestionOf(composed, reply));
  }
  return found;
}

/** Where a plan is in force its names come first, and no other would pass: those that meet every rule. */
async function ofPlans(db: Db, set: CompiledRuleSet, request: SuggestionRequest, today: string): Promise<Suggestion[]> {
  const { category, attributes, geometry } = request;
  const division = request.division ?? (await countyAt(db, geometry));
  if (division === undefined) return [];
  const found: Suggestion[] = [];
  for (const { name, placeId, reservation, title } of await planNames(db, {
    category,
    division,
    today,
    most: WANTED,
  })) {
    const asked = { name, category, geometry, division: DivisionCode.parse(division), attributes, self: placeId };
    const reply = await checkName(db, set, asked, today);
    // That it is of the plan is said in a note.
    if (reply.findings.some(({ rule, level }) => rule !== 'NP-08' && level !== 'note')) continue;
    found.push(suggestionOf({ name, basis: 'plan', local: { name: title, metres: 0 }, draws: reservation }, reply));
  }
  return found;
}

/** What a renaming reminds of is said of the present name, and no fault of the new one. */
const ABOUT_PRESENT: ReadonlySet<string> = new Set(['NP-03', 'NP-06', 'NP-07']);
const isOfPresentName = ({ rule, level }: Finding): boolean => level === 'note' && ABOUT_PRESENT.has(rule);

/** The generic term of the name that did not pass, else that of the kind of place (桥, 水库) where its word is one. */
function wantedGeneric({ name, category, attributes }: SuggestionRequest, { tables }: CompiledRuleSet): string | null {
  const given = name ? splitName(name, category, tables.generics).generic : null;
  const kind = genericRow(attributes?.featureType ?? '', tables.generics);
  return given ?? (kind?.categories.includes(category) ? kind.text : null);
}

const plainOf = ({ plainGenerics }: CompiledRuleSet, category: string): readonly string[] =>
  plainGenerics.get(category) ?? [];

function passesByWording({ name }: Composed, request: SuggestionRequest, set: CompiledRuleSet): boolean {
  const { category, attributes } = request;
  // A place that is renamed lies among its own surroundings.
  if (name === request.name) return false;
  return levelOf(detectIn(subjectOf({ name, category, attributes }, set), set)) === 'clear';
}

interface Offered extends Pick<Composed, 'name' | 'basis'> {
  local: { name: string; metres: number };
  draws?: string;
}

function suggestionOf(composed: Offered, reply: Awaited<ReturnType<typeof checkName>>): Suggestion {
  const { name, romanTone, level, ruleSetVersion } = reply;
  const { local, basis } = composed;
  return {
    name,
    romanTone,
    level,
    ruleSetVersion,
    basis,
    from: local.name,
    metres: local.metres,
    draws: composed.draws ?? null,
    ...reasonOf(composed),
  };
}
