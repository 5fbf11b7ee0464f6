import { z } from 'zod';
import { nextCode } from '../divisions/nextCode.ts';
import { type Db, many, one, sql } from '../platform/db/sql.ts';
import type { CodeDecision } from './contract.ts';
import type { RecordedFacts } from './dossierFacts.ts';
import type { DossierDraft } from './draftContract.ts';
import type { SchemeUnits, Unit } from './units.ts';

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
export function codeTreatment({ change }: DossierDraft, { unit, to, units }: SchemeUnits, effects: Effects) {
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
  const taken: string[] = [];
  for (const decision of decisions.filter((one) => one.code === null && needsCode(one))) {
    const proposed = await proposal(db, placeOf(draft, scheme, decision.old), taken);
    decision.proposed = proposed ?? null;
    if (proposed) taken.push(proposed);
  }
  return decisions;
}

function placeOf(draft: DossierDraft, scheme: SchemeUnits, old: string): Place {
  const level = old.length === 9 ? 'township' : 'county';
  if (draft.change === 'establish') return { level, type: draft.newType ?? '', superior: scheme.parent.code };
  return { level, type: typeOf(old, scheme), superior: scheme.to?.code ?? scheme.parent.code };
}

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
  level: 'county' | 'township';
  type: string;
  superior: string;
}

async function proposal(db: Db, { level, type, superior }: Place, taken: readonly string[]) {
  const ranges = await many(
    db,
    z.object({ first: z.number(), last: z.number() }),
    sql`select first, last from division_code_range where level = ${level} and type = ${type} order by first`,
  );
  const { used } = await one(
    db,
    z.object({ used: z.string().array() }),
    sql`select coalesce(array_agg(distinct code), '{}') as used from division where starts_with(code, ${superior.slice(0, level === 'township' ? 6 : 4)})`,
  );
  return nextCode({ level, superior, ranges, used: [...used, ...taken] });
}
