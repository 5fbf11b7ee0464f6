import type { Place } from '../gazetteer/contract.ts';

type Words = readonly [zh: string, en: string];

/** What the eight kinds of 地名管理条例第三条 are called. */
export const CATEGORY_WORDS: Record<Place['category'], Words> = {
  natural_entity: ['自然地理实体', 'Natural entity'],
  division: ['行政区划', 'Administrative division'],
  committee_site: ['村（居）民委员会所在地', 'Site of a village or resident committee'],
  park: ['城市公园', 'Urban park'],
  protected_area: ['自然保护地', 'Nature-protected area'],
  street: ['街路巷', 'Street, road or lane'],
  residential_area: ['住宅区', 'Residential quarter'],
  building: ['楼宇', 'Building'],
  facility: ['具有重要地理方位意义的设施', 'Facility of major locational significance'],
  other: ['其他具有重要地理方位意义的地理实体', 'Other entity of major locational significance'],
};

/** What happened to a name. */
export const EVENT_WORDS: Record<Place['events'][number]['kind'], Words> = {
  named: ['命名', 'Named'],
  renamed: ['更名', 'Renamed'],
  filed: ['备案', 'Filed for the record'],
  announced: ['公告', 'Announced'],
  abolished: ['销名', 'Name cancelled'],
  registered: ['登记入库', 'Entered in the register'],
  corrected: ['更正', 'Corrected'],
  restored: ['恢复', 'Restored'],
};

/** How a name came to be the standard one. */
export const LEGAL_WORDS: Record<Place['names'][number]['legalStatus'], Words> = {
  approved_tr: ['依《地名管理条例》批准', 'Approved under the Regulations on Place Names'],
  approved_earlier: ['条例施行前已批准', 'Approved before the Regulations came into force'],
  deemed_standard: ['视为标准地名', 'Deemed a standard name'],
  census_only: ['普查登记，未经批准', 'Recorded in the census, not approved'],
  unknown: ['批准情况未核', 'Approval not verified'],
};
