import { expect, it } from 'vitest';
import { countyOf, type KnownCounty } from './countyOf.ts';

const county = (code: string, path: string, province: string, provinceSpecific: string): KnownCounty => ({
  ...{ code, path, province, provinceSpecific },
  name: path.slice(path.indexOf('市') + 1),
});
const GULOU = [
  county('320106', '南京市鼓楼区', '江苏省', '江苏'),
  county('320302', '徐州市鼓楼区', '江苏省', '江苏'),
  county('350102', '福州市鼓楼区', '福建省', '福建'),
];
const LITONG = [county('640302', '吴忠市利通区', '宁夏回族自治区', '宁夏')];

it.each<[readonly KnownCounty[], string, string, string | undefined]>([
  [LITONG, '', '', '640302'],
  [LITONG, '宁夏', '', '640302'],
  [LITONG, '宁夏回族自治区', '吴忠市', '640302'],
  [LITONG, '64', '', '640302'],
  [LITONG, '640000', '640300', '640302'],
  [LITONG, '甘肃省', '', undefined],
  [LITONG, '62', '', undefined],
  // A city that the register writes otherwise leaves the only county of the name.
  [LITONG, '宁夏', '自治区直辖', '640302'],
  [GULOU, '', '', undefined],
  [GULOU, '福建省', '', '350102'],
  [GULOU, '福建', '', '350102'],
  [GULOU, '江苏省', '', undefined],
  [GULOU, '江苏省', '徐州', '320302'],
  [GULOU, '', '南京市', '320106'],
  [GULOU, '福建省', '南京市', '350102'],
  [[{ ...county('110101', '东城区', '', ''), province: null }], '北京市', '', '110101'],
])('%#: %s', (named, province, city, code) => {
  expect(countyOf({ name: '', attributes: {}, province, city, county: '' }, named)).toBe(code);
});
