import { fieldProblem } from '../naming/fieldProblem.ts';
import type { Db } from '../platform/db/sql.ts';
import type { DossierDraft } from './draftContract.ts';
import { schemeRefusal, seatRefusal } from './schemeRefusal.ts';
import { type SchemeUnits, type Unit, unitsOn } from './unit.ts';

const namedIn = ({ unit, to, newSeatIn, units }: DossierDraft): string[] =>
  [unit, to ?? [], newSeatIn ?? [], units ?? []].flat();

/**
 * Finds what a scheme names and refuses what the law's definitions (DR-IM art. 2) do not cover.
 * @throws Problem invalid-input at the field that does not fit
 */
export async function schemeUnits(db: Db, draft: DossierDraft, day: string): Promise<SchemeUnits> {
  const codes = namedIn(draft);
  const found = new Map((await unitsOn(db, codes, day)).map((unit) => [unit.code, unit]));
  const named = (code: string, pointer: string): Unit => {
    const unit = found.get(code);
    if (!unit)
      throw fieldProblem(pointer, 'no-division', `No division ${code} on ${day}`, `没有区划代码为 ${code} 的行政区划`);
    return unit;
  };
  const unit = named(draft.unit, '/unit');
  if (unit.level === 'committee' || unit.statistical)
    throw fieldProblem('/unit', 'level', 'Not a division that this law knows', '村（社区）和统计用区不是行政区划');
  // A province has nothing above it that a change could concern.
  const [parent] = unit.parentCode === null ? [unit] : await unitsOn(db, [unit.parentCode], day);
  if (!parent) throw fieldProblem('/unit', 'no-superior', 'Its superior is not on record', '系统中没有其上级行政区划');
  const namedAt = (pointer: string, code?: string) => (code === undefined ? undefined : named(code, pointer));
  const to = namedAt('/to', draft.to);
  const units = (draft.units ?? []).map((code, i) => named(code, `/units/${i}`));
  const scheme = { unit, to, units, parent, day };
  const seatIn = namedAt('/newSeatIn', draft.newSeatIn);
  const refusal = schemeRefusal(draft, scheme) ?? seatRefusal(draft, scheme, seatIn);
  if (refusal) throw fieldProblem(...refusal);
  return scheme;
}
