import type { Column } from './collection.ts';

type Traits = Partial<Pick<Column, 'type' | 'extra' | 'table' | 'words'>>;

export const NUMBER: Traits = { type: 'number' };
export const DATE: Traits = { type: 'date' };

/** A column of which Shapefiles need no other name. */
export const column = (key: string, zh: string, en: string, traits: Traits = {}): Column => ({
  ...{ key, short: key, zh, en, type: 'text' },
  ...traits,
});

/** A column with a longer name than ten bytes. */
export const long = (column: Column, short: string): Column => ({ ...column, short });

const SECRECY_WORDS = { public: '公开', internal: '内部', restricted: '涉密' };

/** The label of each row: always there where anything in the file is not public. */
export const SECRECY = column('secrecy', '密级', 'Secrecy', { words: SECRECY_WORDS });

/** Where a row is, for tables. */
export const PLACE_ON_EARTH: readonly Column[] = [
  column('lon', '东经', 'Longitude', { type: 'number', table: true }),
  column('lat', '北纬', 'Latitude', { type: 'number', table: true }),
  column('wkt', '图形（WKT）', 'Geometry (WKT)', { table: true, extra: true }),
];

export const YES_NO = { yes: '是', no: '否' };
export const CATEGORY_WORDS = {
  natural_entity: '自然地理实体',
  division: '行政区划',
  committee_site: '村（居）民委员会所在地',
  park: '城市公园',
  protected_area: '自然保护地',
  street: '街路巷',
  residential_area: '住宅区',
  building: '楼宇',
  facility: '专业设施',
  other: '其他地理实体',
};
