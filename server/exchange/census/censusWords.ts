import type { CensusClass, CensusState, DefectKind } from './censusContract.ts';

/** Words of tables that offices hand on, in Chinese as the forms themselves are. */
export const STATES_ZH: Readonly<Record<CensusState, string>> = {
  pending: '待审',
  promoted: '已转为标准地名',
  merged: '并入已有地名',
  candidate: '列为线索',
  set_aside: '不采用',
  sent_back: '退回核实',
};

export const DEFECTS_ZH: Readonly<Record<DefectKind, string>> = {
  many_names: '一地多名',
  many_spellings: '一名多写',
  duplicate: '重名',
  nonstandard: '不规范',
  code: '代码',
  position: '位置',
  roman: '读音拼写',
  category: '类别',
};

/** As the code list of census classes has them. */
export const CLASSES_ZH: Readonly<Record<CensusClass, string>> = {
  sea: '海域',
  inland_water: '陆地水系',
  landform: '陆地地形',
  division: '行政区域',
  committee: '群众自治组织',
  area: '非行政区域',
  settlement: '居民点',
  transport: '交通运输设施',
  utilities: '水利、电力、通信设施',
  memorial: '纪念地、旅游景点',
  building: '建筑物',
  organisation: '单位',
};
