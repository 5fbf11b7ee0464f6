import type { DisputeLevel } from './contract.ts';

export interface Party {
  code: string;
  level: string;
  /** As in the list of codes: 县, 街道, … */
  type: string;
  provinceCode: string;
  statistical: boolean;
}
interface PartyFault {
  code: string;
  message: string;
  messageZh: string;
}

// Dispatched organs (派出机关) and units of statistics: the government that set them up is the party.
const NO_GOVERNMENT = new Set(['街道', '地区', '盟', '其他']);
const LEVEL: Readonly<Record<string, DisputeLevel>> = {
  province: 'province',
  prefecture: 'county',
  county: 'county',
  township: 'township',
};

/** The level of a dispute by what a party is; undefined where it is no government (BD art. 2). */
export function levelOfParty({ level, type, statistical }: Party): DisputeLevel | undefined {
  return statistical || NO_GOVERNMENT.has(type) ? undefined : LEVEL[level];
}

/** Why two divisions cannot be the sides of one dispute (BD arts. 2, 11), or undefined where they can. */
export function partyFault(a: Party, b: Party): PartyFault | undefined {
  const [levelA, levelB] = [levelOfParty(a), levelOfParty(b)];
  if (a.code === b.code) return FAULTS.same;
  if (!levelA || !levelB) return FAULTS.noGovernment;
  if (levelA !== levelB) return FAULTS.levels;
  if (isWithin(a, b) || isWithin(b, a)) return FAULTS.within;
  if (levelA !== 'province' && a.provinceCode !== b.provinceCode) return FAULTS.provinces;
  return undefined;
}

const isWithin = (inner: Party, outer: Party): boolean =>
  inner.code.startsWith(outer.level === 'prefecture' ? outer.code.slice(0, 4) : outer.code);

const FAULTS = {
  same: { code: 'same-side', message: 'Both sides are the same division', messageZh: '双方不能是同一行政区' },
  noGovernment: {
    code: 'no-government',
    message: 'Only governments are sides of a boundary dispute: no street office, village or unit of statistics',
    messageZh: '边界争议的双方是人民政府，不能是街道、村（社区）、派出机关或统计用区',
  },
  levels: {
    code: 'different-levels',
    message: 'The sides must be of one level: provinces; cities, counties and districts; or townships',
    messageZh: '双方应属同一级：省级，市、县、市辖区，或者乡镇',
  },
  within: {
    code: 'one-within-other',
    message: 'One side lies within the other',
    messageZh: '一方隶属于另一方，不构成边界争议',
  },
  provinces: {
    code: 'across-provinces',
    message: 'The sides belong to different provinces: the province governments are the parties (BD art. 11)',
    messageZh: '双方分属不同省级行政区，应由省级人民政府作为争议双方（《行政区域边界争议处理条例》第十一条）',
  },
} as const satisfies Record<string, PartyFault>;
