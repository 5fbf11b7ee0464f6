import type { DossierDraft } from './draftContract.ts';
import type { SchemeUnits, Unit } from './unit.ts';

type Refusal = [pointer: string, code: string, message: string, messageZh: string] | undefined;

/** What the law's definitions of a change (DR-IM art. 2) do not cover, at its field; undefined where the scheme fits. */
export const schemeRefusal = (draft: DossierDraft, scheme: SchemeUnits): Refusal =>
  levelRefusal(draft, scheme) ?? (draft.entrusting ? entrusting(draft, scheme) : REFUSALS[draft.change](draft, scheme));

/** A seat moves by this law when it crosses a division of the next level, that of a township a committee (DR-IM art. 2). */
export function seatRefusal({ change }: DossierDraft, { unit, units }: SchemeUnits, seatIn: Unit | undefined): Refusal {
  if (!seatIn) return undefined;
  if (![unit, ...units].some(({ code }) => code === seatIn.parentCode))
    return ['/newSeatIn', 'not-below', 'Not a division of the next level in it', '应为该行政区划的下一级行政区划'];
  if (change !== 'seat' || unit.seatCode !== seatIn.code) return undefined;
  return [
    '/newSeatIn',
    'same',
    'The seat stays in the same division: no move of seat by DR-IM art. 2',
    '在同一下一级行政区划内迁移，不属于驻地迁移（实施办法第二条）',
  ];
}

const needs = (pointer: string, message: string, messageZh: string): Refusal => [
  pointer,
  'required',
  message,
  messageZh,
];

/** Provinces and prefectures: what changes no division above or beside them that the register keeps. */
const HIGHER: Readonly<Record<string, readonly DossierDraft['change'][]>> = {
  province: ['name', 'seat'],
  prefecture: ['name', 'seat', 'establish'],
};

function levelRefusal({ change }: DossierDraft, { unit }: SchemeUnits): Refusal {
  const known = HIGHER[unit.level];
  if (!known || known.includes(change)) return undefined;
  return [
    '/unit',
    'level',
    'Of provinces and prefectures: name and seat, of prefectures also the replacement of one',
    '省级、地级行政区划只办理更名和驻地迁移，地级另办理改设；其界线由县级界线构成，隶属关系按县级办理',
  ];
}

function entrusting({ change, entrusting: act }: DossierDraft, { unit, to, parent }: SchemeUnits): Refusal {
  if (change !== 'affiliation')
    return ['/entrusting', 'change', 'Entrusting is a change of affiliation', '代管按隶属关系变更办理'];
  if (unit.level !== 'county') return ['/unit', 'level', 'Only counties are entrusted', '代管只办理县级行政区划'];
  if (act === 'end')
    return unit.entrustedCode ? undefined : ['/unit', 'not-entrusted', 'It is not entrusted', '该行政区划现无代管'];
  if (!to) return needs('/to', 'Name the division that it is entrusted to', '请选择代管的行政区划');
  return isPeer(to, parent) && to.code !== unit.entrustedCode && to.code !== parent.code
    ? undefined
    : ['/to', 'superior', 'Must be another division of the level of its superior', '应为与现上级同级的另一行政区划'];
}

const isPeer = (one: Unit, other: Unit): boolean =>
  one.level === other.level && one.provinceCode === other.provinceCode;

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
  boundary: (draft, scheme) => (draft.area ? drawnArea(draft, scheme) : wholeTownships(scheme)),
  abolish: (_draft, { unit, to }) => {
    if (!to) return needs('/to', 'Say where the area goes', '请选择其行政区域划入的行政区划');
    return to.parentCode === unit.parentCode && to.level === unit.level && to.code !== unit.code
      ? undefined
      : ['/to', 'sibling', 'Must be a division of the same superior', '应为同一上级的另一行政区划'];
  },
  establish: ({ newName, newType }, { unit, units }) => {
    if (!newName) return needs('/newName', 'Name the new division', '请填写新设行政区划的名称');
    if (!newType) return needs('/newType', 'Say its type', '请填写新设行政区划的类型');
    if (unit.level === 'prefecture' && units.length > 0)
      return ['/units', 'level', 'A new prefecture replaces one', '新设地级行政区只办理由一个地级行政区改设'];
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

function wholeTownships({ unit, to, units }: SchemeUnits): Refusal {
  if (unit.level !== 'county')
    return [
      '/area',
      'required',
      'Draw what passes from one township to the other',
      '乡级界线变更请在图上绘出划转的范围',
    ];
  if (!to) return needs('/to', 'Name the county that receives', '请选择划入的县级行政区');
  if (to.level !== 'county' || to.code === unit.code || to.parentCode !== unit.parentCode)
    return ['/to', 'neighbour', 'Must be another county of the same city', '应为同一地级市的另一县级行政区'];
  if (units.length === 0)
    return needs(
      '/units',
      'Name the townships that pass, or draw the area',
      '请选择划转的乡、镇、街道，或者在图上绘出划转的范围',
    );
  const other = units.findIndex(({ parentCode, level }) => parentCode !== unit.code || level !== 'township');
  return other < 0 ? undefined : [`/units/${other}`, 'not-below', 'Does not belong to the county', '不属于该县'];
}

function drawnArea({ toTownship }: DossierDraft, { unit, to, units }: SchemeUnits): Refusal {
  if (units.length > 0)
    return ['/units', 'either', 'Either whole townships or a drawn area', '整乡划转和图上绘出的范围只能选其一'];
  if (!to) return needs('/to', 'Name the division that receives', '请选择划入的行政区划');
  if (!isPeer(to, unit) || to.code === unit.code)
    return ['/to', 'neighbour', 'Must be another division of the same level', '应为同级的另一行政区划'];
  if (unit.level === 'township' && to.parentCode !== unit.parentCode)
    return [
      '/to',
      'county-line',
      'The line between townships of two counties is the county line: choose the counties',
      '两县乡镇之间的界线是县级界线，请选择县级行政区',
    ];
  return toTownship !== undefined && unit.level === 'township'
    ? ['/toTownship', 'level', 'Only between counties', '只在县级界线变更时填写']
    : undefined;
}
