import { expect, it } from 'vitest';
import type { PlaceCategory } from './contract.ts';
import { loadNamingTables } from './loadNamingTables.ts';
import { splitName } from './splitName.ts';

const { generics } = loadNamingTables();

it.each<[string, PlaceCategory | undefined, string, string | null]>([
  ['裕民南路', 'street', '裕民', '南路'],
  ['江南路', 'street', '江南', '路'],
  ['山西路', 'street', '山西', '路'],
  ['中山东路', 'street', '中山', '东路'],
  ['中山西路', 'street', '中山', '西路'],
  ['黄河东路', 'street', '黄河', '东路'],
  ['新华南街', 'street', '新华', '南街'],
  ['小江南路', 'street', '小江南', '路'],
  ['幸福江南路', 'street', '幸福江南', '路'],
  ['城东路', 'street', '城东', '路'],
  ['前门东大街', 'street', '前门', '东大街'],
  ['北大街', 'street', '北', '大街'],
  ['宁夏回族自治区', 'division', '宁夏回族', '自治区'],
  ['黄河广场', 'building', '黄河', '广场'],
  ['吴忠中央首府小区', 'residential_area', '吴忠中央首府', '小区'],
  ['新街', 'street', '新', '街'],
  ['稻花苑', 'residential_area', '稻花', '苑'],
  ['东花园', 'residential_area', '东', '花园'],
  ['世纪花园', 'residential_area', '世纪', '花园'],
  ['街', 'street', '街', null],
  ['百花深处', 'street', '百花深处', null],
  ['青铜峡大坝', undefined, '青铜峡', '大坝'],
  ['', 'street', '', null],
])('%s as %s', (name, category, specific, generic) => {
  expect(splitName(name, category, generics)).toEqual({ specific, generic });
});
