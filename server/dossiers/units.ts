import { z } from 'zod';
import { fieldProblem } from '../naming/fieldProblem.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';
import type { DossierDraft } from './draftContract.ts';

/** A division in force, as a scheme needs it. */
export const Unit = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  path: z.string(),
  level: z.enum(['province', 'prefecture', 'county', 'township', 'committee']),
  type: z.string(),
  parentCode: z.string().nullable(),
  provinceCode: z.string(),
  statistical: z.boolean(),
});
export type Unit = z.infer<typeof Unit>;

/** The divisions with these codes on a day. */
export const unitsOn = (db: Db, codes: readonly string[], day: string): Promise<Unit[]> =>
  many(
    db,
    Unit,
    sql`select id, code, name, path, level, type, parent_code as "parentCode", province_code as "provinceCode", statistical
          from division where code = any(${[...codes]}) and valid @> ${day}::date order by code`,
  );

/** The divisions that a scheme is about, and the superiors whose area or list of units it changes. */
export interface SchemeUnits {
  unit: Unit;
  to: Unit | undefined;
  units: Unit[];
  parent: Unit;
}

/**
 * Finds what a scheme names and refuses what the law's definitions (DR-IM art. 2) do not cover.
 * @throws Problem invalid-input at the field that does not fit
 */
export async function schemeUnits(db: Db, draft: DossierDraft, day: string): Promise<SchemeUnits> {
  const codes = [draft.unit, ...(draft.to ? [draft.to] : []), ...(draft.units ?? [])];
  const found = new Map((await unitsOn(db, codes, day)).map((unit) => [unit.code, unit]));
  const named = (code: string, pointer: string): Unit => {
    const unit = found.get(code);
    if (!unit)
      throw fieldProblem(pointer, 'no-division', `No division ${code} on ${day}`, `没有区划代码为 ${code} 的行政区划`);
    return unit;
  };
  const unit = named(draft.unit, '/unit');
  if ((unit.level !== 'county' && unit.level !== 'township') || unit.statistical || unit.parentCode === null)
    throw fieldProblem('/unit', 'level', 'Only counties and townships', '只办理县级、乡级行政区划的变更');
  const [parent] = await unitsOn(db, [unit.parentCode], day);
  if (!parent) throw fieldProblem('/unit', 'no-superior', 'Its superior is not on record', '系统中没有其上级行政区划');
  const to = draft.to && named(draft.to, '/to');
  const units = (draft.units ?? []).map((code, i) => named(code, `/units/${i}`));
  const scheme = { unit, to, units, parent };
  requireFit(draft, scheme);
  return scheme;
}

function requireFit(draft: DossierDraft, scheme: SchemeUnits): void {
  const refusal = REFUSALS[draft.change](draft, scheme);
  if (refusal) throw fieldProblem(...refusal);
}

type Refusal = [pointer: string, code: string, message: string, messageZh: string] | undefined;

const needs = (pointer: string, message: string, messageZh: string): Refusal => [
  pointer,
  'required',
  message,
  messageZh,
];

const REFUSALS: Record<DossierDraft['change'], (draft: DossierDraft, scheme: SchemeUnits) => Refusal> = {
  affiliation: (_draft, { unit, to, parent }) => {
    if (!to) return needs('/to', 'Name the new superior', '请选择变更后的上级行政区划');
    if (to.level === parent.level && to.code !== parent.code && to.provinceCode === unit.provinceCode) return undefined;
    return [
      '/to',
      'superior',
      'Must be another superior of the same level and province',
      '应为同省、与现上级同级的另一行政区划',
    ];
  },
  boundary: (_draft, { unit, to, units }) => {
    if (unit.level !== 'county')
      return [
        '/unit',
        'level',
        'A part without outline of its own cannot be drawn yet: choose a county',
        '目前只办理县级界线变更，由整乡、整镇划转构成',
      ];
    if (!to) return needs('/to', 'Name the county that receives', '请选择划入的县级行政区');
    if (to.level !== 'county' || to.code === unit.code || to.parentCode !== unit.parentCode)
      return ['/to', 'neighbour', 'Must be another county of the same city', '应为同一地级市的另一县级行政区'];
    if (units.length === 0) return needs('/units', 'Name the townships that pass', '请选择划转的乡、镇、街道');
    const other = units.findIndex(({ parentCode, level }) => parentCode !== unit.code || level !== 'township');
    return other < 0 ? undefined : [`/units/${other}`, 'not-below', 'Does not belong to the county', '不属于该县'];
  },
  abolish: (_draft, { unit, to }) => {
    if (unit.level !== 'township')
      return [
        '/unit',
        'level',
        'Merging counties needs new codes for each township: not handled yet',
        '县级合并涉及各乡镇代码重编，目前只办理乡级撤销',
      ];
    if (!to) return needs('/to', 'Say where the area goes', '请选择其行政区域划入的行政区划');
    return to.parentCode === unit.parentCode && to.level === unit.level && to.code !== unit.code
      ? undefined
      : ['/to', 'sibling', 'Must be a division of the same superior', '应为同一上级的另一行政区划'];
  },
  establish: ({ newName, newType }, { unit, units }) => {
    if (!newName) return needs('/newName', 'Name the new division', '请填写新设行政区划的名称');
    if (unit.level === 'county' && units.length > 0)
      return ['/units', 'level', 'A new county replaces one county', '新设县级行政区目前只办理由一个县级行政区改设'];
    if (!newType) return needs('/newType', 'Say its type', '请填写新设行政区划的类型');
    const other = units.findIndex(
      (one) => one.parentCode !== unit.parentCode || one.level !== unit.level || one.code === unit.code,
    );
    return other < 0
      ? undefined
      : [`/units/${other}`, 'sibling', 'Must be a division of the same superior', '应为同一上级的行政区划'];
  },
  seat: ({ newSeat }) => (newSeat ? undefined : needs('/newSeat', 'Say the new seat', '请填写新的政府驻地')),
  name: ({ newName }, { unit }) => {
    if (!newName) return needs('/newName', 'Say the new name', '请填写新名称');
    return newName === unit.name ? ['/newName', 'same', 'It has this name already', '与现名称相同'] : undefined;
  },
};
