import { z } from 'zod';
import { nextCode } from '../divisions/nextCode.ts';
import { type Db, many, one, sql } from '../platform/db/sql.ts';
import type { CodeDecision } from './contract.ts';
import type { RecordedFacts } from './dossierFacts.ts';
import type { DossierDraft } from './draftContract.ts';
import { heirOf, inheritedUnits } from './inheritedUnits.ts';
import type { SchemeUnits, Unit } from './unit.ts';

const Effect = z.enum(['kept', 'renewed', 'issued', 'withdrawn']);
type Effect = z.infer<typeof Effect>;
type Effects = Readonly<Record<DossierDraft['change'], Effect>>;

/** What each kind of change does to a code on a day, as rows of the law (DC art. 6). */
export async function codeEffects(db: Db, day: string): Promise<Effects> {
  const rows = await many(
    db,
    z.object({ change: z.string(), effect: Effect }),
    sql`select change, effect from division_code_rule where valid @> ${day}::date`,
  );
  return z
    .object({ establish: Effect, abolish: Effect, affiliation: Effect, boundary: Effect, seat: Effect, name: Effect })
    .parse(Object.fromEntries(rows.map(({ change, effect }) => [change, effect])));
}

/** Which divisions get which treatment of their codes. Townships that pass whole at a change of line change their affiliation. */
function codeTreatment({ change }: DossierDraft, { unit, to, units }: SchemeUnits, effects: Effects) {
  const treated = (of: readonly Unit[], effect: Effect) => of.map(({ code, name }) => ({ old: code, name, effect }));
  if (change === 'boundary')
    return [...treated([unit, ...(to ? [to] : [])], effects.boundary), ...treated(units, effects.affiliation)];
  // What a new division replaces is abolished by the same act.
  if (change === 'establish') return treated([unit, ...units], effects.abolish);
  return treated([unit], effects[change]);
}

/** The code decisions of a dossier: what DC art. 6 does, what was fixed, and the next code in sequence where none was yet. */
export async function codePlan(
  db: Db,
  draft: DossierDraft,
  scheme: SchemeUnits,
  { facts, day }: { facts: RecordedFacts; day: string },
): Promise<CodeDecision[]> {
  const effects = await codeEffects(db, day);
  const decisions = codeTreatment(draft, scheme, effects).map((one) => decided(one, facts));
  if (draft.change === 'establish')
    decisions.push(decided({ old: scheme.unit.code, name: draft.newName ?? '', effect: effects.establish }, facts));
  const taken = facts.codes.map(({ code }) => code);
  const clashes = await clashingCodes(db, draft, scheme, { decisions, facts });
  for (const decision of decisions.filter((one) => one.code === null && needsCode(one))) {
    const proposed = await proposal(db, placeOf(draft, scheme, decision.old), taken);
    decision.proposed = proposed ?? null;
    if (proposed) taken.push(proposed);
  }
  return [...decisions, ...clashes];
}

/**
 * Townships of a county that ends whose last three digits its heir has given already: each needs a code that the province
 * fixes (DC art. 5). All others keep their three digits.
 */
async function clashingCodes(
  db: Db,
  draft: DossierDraft,
  scheme: SchemeUnits,
  { decisions, facts }: { decisions: readonly CodeDecision[]; facts: RecordedFacts },
): Promise<CodeDecision[]> {
  if (scheme.unit.level !== 'county') return [];
  const issued = decisions.find(({ effect, code }) => effect === 'issued' && code !== null);
  const heir = heirOf(draft, scheme, new Map(issued?.code ? [[scheme.unit.code, issued.code]] : []));
  if (heir === undefined) return [];
  const below = await inheritedUnits(db, scheme, heir);
  return below.flatMap(({ code, name, to, isClash }) => {
    if (!isClash) return [];
    const one = decided({ old: code, name, effect: 'renewed' }, facts);
    return [{ ...one, proposed: one.code === null ? to : null }];
  });
}

function placeOf(draft: DossierDraft, scheme: SchemeUnits, old: string): Place {
  const level = levelOf(scheme, old);
  if (draft.change === 'establish') return { level, type: draft.newType ?? '', superior: scheme.parent.code };
  return { level, type: typeOf(old, scheme), superior: stemOf(draft, scheme) };
}

/** Under whose digits a unit goes on: its new superior's, or whom it is entrusted to (DC art. 6 with DR-IM art. 2). */
export const stemOf = ({ change }: DossierDraft, { to, parent }: SchemeUnits): string =>
  change === 'establish' ? parent.code : (to?.code ?? parent.code);

const levelOf = ({ unit }: SchemeUnits, old: string): Place['level'] => {
  if (old.length === 9) return 'township';
  return unit.level === 'prefecture' ? 'prefecture' : 'county';
};

/** Whether somebody has to fix a new code. */
export const needsCode = ({ effect }: Pick<CodeDecision, 'effect'>): boolean =>
  effect === 'renewed' || effect === 'issued';

const typeOf = (code: string, { unit, units }: SchemeUnits): string =>
  [unit, ...units].find((one) => one.code === code)?.type ?? '';

function decided(one: { old: string; name: string; effect: Effect }, { codes }: RecordedFacts): CodeDecision {
  const fixed = needsCode(one) ? codes.find(({ old }) => old === one.old) : undefined;
  return {
    ...one,
    code: fixed?.code ?? (one.effect === 'kept' ? one.old : null),
    proposed: null,
    document: fixed?.document ?? null,
    fixedOn: fixed?.on ?? null,
  };
}

interface Place {
  level: 'prefecture' | 'county' | 'township';
  type: string;
  superior: string;
}

const DIGITS_ABOVE = { prefecture: 2, county: 4, township: 6 } as const;

async function proposal(db: Db, { level, type, superior }: Place, taken: readonly string[]) {
  const ranges = await many(
    db,
    z.object({ first: z.number(), last: z.number() }),
    sql`select first, last from division_code_range where level = ${level} and type = ${type} order by first`,
  );
  const { used } = await one(
    db,
    z.object({ used: z.string().array() }),
    sql`select coalesce(array_agg(distinct code), '{}') as used from division where starts_with(code, ${superior.slice(0, DIGITS_ABOVE[level])})`,
  );
  return nextCode({ level, superior, ranges, used: [...used, ...taken] });
}
