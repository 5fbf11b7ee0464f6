import type { ImportFinding } from './imports/findingContract.ts';

/** How a code is told: gravity, sentences with `{fact}` to fill in, and what to do about it. */
export type Words = readonly [severity: ImportFinding['severity'], en: string, zh: string, proposal?: string];

/** What can be wrong with one feature; `{fact}` is filled in. */
const WORDS = {
  'no-geometry': ['error', '{unit} has no geometry', '{unit}没有几何'],
  'not-a-polygon': ['error', '{unit}: a {type} is no outline', '{unit}：{type} 不是面，不能作为轮廓'],
  'bad-coordinates': ['error', '{unit}: {at} is not a position', '{unit}：{at} 不是坐标'],
  'empty-geometry': ['error', '{unit} has an empty geometry', '{unit}的几何为空'],
  'too-few-points': ['error', '{unit}: ring {ring} has fewer than four positions', '{unit}：第 {ring} 环不足四个点'],
  'ring-not-closed': [
    'error',
    '{unit}: ring {ring} does not end where it begins',
    '{unit}：第 {ring} 环首尾不闭合',
    '在环末尾重复首点 / repeat the first position at the end',
  ],
  'axes-swapped': [
    'error',
    '{unit}: latitude and longitude look swapped (first position {at})',
    '{unit}：经纬度疑似颠倒（首点 {at}）',
    '经度在前、纬度在后重新导出 / export again with longitude first',
  ],
  'looks-projected': [
    'error',
    '{unit}: {at} are metres, not degrees',
    '{unit}：{at} 是米制坐标，不是经纬度',
    '--crs {crs}',
  ],
  'looks-like-degrees': [
    'error',
    '{unit}: {at} are degrees, but {crs} was stated',
    '{unit}：{at} 是经纬度，与声明的 {crs} 不符',
  ],
  'outside-china': ['error', '{unit} lies outside China (first position {at})', '{unit}位于中国范围之外（首点 {at}）'],
  schematic: ['error', '{unit} is marked schematic: no outline to keep', '{unit}标注为示意图形，不能作为正式轮廓导入'],
  'no-name': [
    'error',
    'Feature {unit} has no name of the built-up area (properties: {keys})',
    '第 {unit} 个要素没有建成区名称（现有属性：{keys}）',
    '补充属性 name 或“名称” / add a property `name`',
  ],
  'bad-name': [
    'error',
    '{unit}: a name has at most 60 characters and no control characters',
    '{unit}：名称最多 60 个字，且不得含控制字符',
  ],
  'name-twice': [
    'error',
    '{unit} also stands in feature {other}: parts of one area are one multipolygon',
    '{unit}与第 {other} 个要素同名；同一建成区的几块应合为一个多面',
  ],
  'too-many-points': [
    'error',
    '{unit} has {count} positions, at most {most}: generalise it to some metres',
    '{unit}有 {count} 个点，最多 {most} 个，请概化到几米精度',
  ],
  'no-county': [
    'error',
    '{unit} lies in no county whose outline the register has, and gives no code of one',
    '{unit}不在本库任何有轮廓的县（市、区）内，属性中也没有区划代码',
    '先导入区划轮廓，或在属性 code 中写明县级代码 / import the outlines of divisions first, or give the county in `code`',
  ],
  'other-office': [
    'error',
    '{unit} lies in {counties} too, which is not your office’s: the office above takes it over',
    '{unit}位于{counties}，不在本单位管辖范围内，应由上一级民政部门导入',
  ],
  'partly-nowhere': [
    'warning',
    '{percent} % of {unit} lie in no county of the register',
    '{unit}有 {percent}% 不在本库任何县（市、区）内',
    '核对坐标系和界线 / check the coordinate system and the outlines',
  ],
  repaired: [
    'warning',
    '{unit}: {reason} at {at}; repaired, the area stays the same but for {percent} %',
    '{unit}：{reason}，位于 {at}；已自动修复，面积变化 {percent}%，请在图上核对',
  ],
  'invalid-area': [
    'error',
    '{unit}: {reason} at {at}; repairing it would change its area by {percent} %, so only its maker can tell what is meant',
    '{unit}：几何无效，{reason}，位于 {at}；自动修复会使面积变化 {percent}%，无法判断原意，请由制图单位改正',
  ],
  overlaps: [
    'warning',
    '{percent} % of {unit} lie in “{other}”, which stays in force unless it is replaced',
    '{unit}有 {percent}% 与现行“{other}”重叠；如不替换，两者同时有效',
  ],
  'small-area': [
    'warning',
    '{unit} has only {area} km²: is it a whole built-up area?',
    '{unit}面积仅 {area} 平方千米，请核对是否为完整的建成区',
  ],
  'height-dropped': ['note', '{unit}: heights are not kept', '{unit}：高程不保存'],
} as const satisfies Record<string, Words>;

export type FaultCode = keyof typeof WORDS;

/** Why a feature is not taken, with what the sentence needs. */
export interface FaultOfFeature {
  fault: FaultCode;
  facts: Record<string, string>;
}

/** A finding about feature `feature`, worded with these facts; one with a Chinese twin (`reason`, `reasonZh`) is told by it. */
export function importFinding(code: FaultCode, feature: number, facts: Record<string, string> = {}): ImportFinding {
  return { feature, ...told(code, WORDS[code], facts) };
}

/** A finding by its words, without the place where it was found. */
export function told(code: string, [severity, en, zh, proposal]: Words, facts: Record<string, string>): ImportFinding {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '?');
  const fillZh = (text: string) =>
    fill(text.replaceAll(/\{(\w+)\}/g, (slot, fact: string) => facts[`${fact}Zh`] ?? slot));
  const finding = { code, severity, message: fill(en), message_zh: fillZh(zh) };
  return proposal === undefined ? finding : { ...finding, proposal: fill(proposal) };
}
