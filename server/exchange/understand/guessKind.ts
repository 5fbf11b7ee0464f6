import type { ImportKind } from '../imports/importContract.ts';
import type { SourceRecord } from '../readers/source.ts';
import { headingKey } from './headingKey.ts';

type Shape = 'none' | 'point' | 'line' | 'polygon';

/** What a file most likely holds: by the shape of its features, else by its headings and codes. */
export function guessKind(headings: readonly string[], first: readonly SourceRecord[]): ImportKind {
  const keys = headings.map(headingKey);
  const shape = shapeOf(first);
  if (shape === 'line') return 'boundary-lines';
  if (isMarkers(keys)) return 'markers';
  if (shape === 'polygon') return 'divisions';
  return byHeadings(keys, shape);
}

type Has = (pattern: RegExp) => boolean;
const among =
  (keys: readonly string[]): Has =>
  (pattern) =>
    keys.some((key) => pattern.test(key));

/** Tables of boundary markers, and survey tables with numbered points. */
function isMarkers(keys: readonly string[]): boolean {
  const has = among(keys);
  return has(/界桩|桩号|^jzh$|markerno/) || (has(/^点号$/) && has(/坐标/));
}

function byHeadings(keys: readonly string[], shape: Shape): ImportKind {
  const has = among(keys);
  if (keys.filter((key) => CENSUS.test(key)).length >= 3) return 'census';
  if (shape === 'point' || hasCoordinates(keys)) return 'places';
  if (has(/甲方代码|左侧代码|sidea/) && has(/界线/)) return 'boundary-lines';
  return has(DIVISION) ? 'divisions' : 'places';
}

const CENSUS =
  /^(图上名称|图号年版|使用时间|登记人|登记单位|登记时间|地名读音|标牌个数|地名含义|历史沿革|地理实体描述|所在跨行政区|罗马字母拼音|民族文字|类别名称|资料来源及出处|地名代码|密级)$/;
const DIVISION = /区划代码|行政区|上级代码|乡镇|adcode|xzqdm|divisioncode|社区|^代码$|^code$/;

const hasCoordinates = (keys: readonly string[]): boolean =>
  keys.some((key) => /^(经度|东经|lon|lng|longitude|x|东坐标|y坐标东)/.test(key)) &&
  keys.some((key) => /^(纬度|北纬|lat|latitude|y|北坐标|x坐标北)/.test(key));

function shapeOf(first: readonly SourceRecord[]): Shape {
  const types = first.flatMap(({ geometry }) =>
    typeof geometry === 'object' && geometry !== null && 'type' in geometry ? [String(geometry.type)] : [],
  );
  const most = (pattern: RegExp) => types.filter((type) => pattern.test(type)).length * 2 > types.length;
  if (most(/Polygon$/)) return 'polygon';
  if (most(/LineString$/)) return 'line';
  return most(/Point$/) ? 'point' : 'none';
}
