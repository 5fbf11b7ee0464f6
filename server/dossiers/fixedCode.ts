import { z } from 'zod';
import { fieldProblem } from '../naming/fieldProblem.ts';
import { many, sql } from '../platform/db/sql.ts';
import type { ActContext } from './actContext.ts';
import type { DossierActBody } from './actContract.ts';
import { codePlan, needsCode, stemOf } from './codePlan.ts';
import type { CodeDecision } from './contract.ts';
import type { DossierDraft } from './draftContract.ts';
import { heirOf, inheritedUnits } from './inheritedUnits.ts';
import { schemeUnits } from './schemeUnits.ts';
import type { SchemeUnits } from './unit.ts';

/** The codes on record with one more that somebody fixed (DC art. 5). @throws Problem invalid-input where the code is not one that this division may have */
export async function fixedCode(
  { tx, found, today }: ActContext,
  { old, code, on, document }: DossierActBody<'fixCode'>,
) {
  const scheme = await schemeUnits(tx, found.draft, today);
  const plan = await codePlan(tx, found.draft, scheme, { facts: found.facts, day: found.effectiveOn ?? today });
  const decision = plan.find((one) => one.old === old && needsCode(one));
  if (!decision) throw fieldProblem('/old', 'keeps', 'This division keeps its code', '该行政区划的代码不变');
  const stem = stemFor(found.draft, scheme, { old, plan });
  if (code.length !== old.length || !code.startsWith(stem))
    throw fieldProblem(
      '/code',
      'form',
      `Must have ${old.length} digits and begin with ${stem}`,
      `应为 ${old.length} 位，并以 ${stem} 开头`,
    );
  const used = await many(
    tx,
    z.object({ code: z.string() }),
    sql`select code from division where code = ${code} limit 1`,
  );
  if (used.length > 0 || found.facts.codes.some((one) => one.code === code && one.old !== old))
    throw fieldProblem(
      '/code',
      'used',
      'This code was given before; withdrawn codes are never used again',
      '该代码已被使用过，撤销的代码不再使用',
    );
  const heir = heirOf(found.draft, scheme, new Map(found.facts.codes.map((one) => [one.old, one.code])));
  const others = old === scheme.unit.code || !heir ? [] : await inheritedUnits(tx, scheme, heir);
  if (others.some((one) => one.to === code && one.code !== old && !one.isClash))
    throw fieldProblem('/code', 'used', 'Another township keeps these digits', '另一乡、镇、街道沿用这一顺序码');
  return { codes: [...found.facts.codes.filter((one) => one.old !== old), { old, code, on, document }] };
}

interface Planned {
  old: string;
  plan: readonly CodeDecision[];
}

/** The leading digits that the new code must have. */
function stemFor(draft: DossierDraft, scheme: SchemeUnits, { old, plan }: Planned): string {
  const issued = plan.find(({ effect }) => effect === 'issued');
  const isBelow = old.length > scheme.unit.code.length;
  const superior = isBelow ? (issued?.code ?? scheme.to?.code ?? '') : stemOf(draft, scheme);
  if (old.length === 9) return superior.slice(0, 6);
  return superior.slice(0, scheme.unit.level === 'prefecture' ? 2 : 4);
}
