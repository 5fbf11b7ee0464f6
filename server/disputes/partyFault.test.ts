import { describe, expect, it } from 'vitest';
import { levelOfParty, type Party, partyFault } from './partyFault.ts';

const party = (code: string, level: string, type: string, over: Partial<Party> = {}): Party => ({
  ...{ code, level, type, provinceCode: `${code.slice(0, 2)}0000`, statistical: false },
  ...over,
});
const yanchi = party('640323', 'county', '县');
const tongxin = party('640324', 'county', '县');
const wuzhong = party('640300', 'prefecture', '地级市');
const yinchuan = party('640100', 'prefecture', '地级市');
const dashuikeng = party('640323101', 'township', '镇');
const huianpu = party('640323102', 'township', '镇');
const weizhou = party('640324102', 'township', '镇');
const street = party('640323001', 'township', '街道');
const park = party('640302401', 'township', '其他', { statistical: true });
const dingbian = party('610825', 'county', '县');
const ningxia = party('640000', 'province', '自治区');
const shaanxi = party('610000', 'province', '省');
const village = party('640323101201', 'committee', '行政村');
const league = party('152900', 'prefecture', '盟');

describe('the sides of a dispute', () => {
  it.each([
    ['two counties', yanchi, tongxin, undefined],
    ['two cities with districts', wuzhong, yinchuan, undefined],
    ['a county and another city', yanchi, yinchuan, undefined],
    ['two towns of one county', dashuikeng, huianpu, undefined],
    ['towns of two counties', dashuikeng, weizhou, undefined],
    ['two provinces', ningxia, shaanxi, undefined],
    ['one division twice', yanchi, yanchi, 'same-side'],
    ['a street office', street, dashuikeng, 'no-government'],
    ['a village', village, dashuikeng, 'no-government'],
    ['a unit of statistics', park, dashuikeng, 'no-government'],
    ['a league, which is a dispatched organ', league, wuzhong, 'no-government'],
    ['a county and a town', yanchi, weizhou, 'different-levels'],
    ['a city and its own county', wuzhong, yanchi, 'one-within-other'],
    ['its own county and a city', yanchi, wuzhong, 'one-within-other'],
    ['counties of two provinces', yanchi, dingbian, 'across-provinces'],
  ])('%s', (_what, a, b, code) => {
    expect(partyFault(a, b)?.code).toBe(code);
  });

  it('give the level of the dispute', () => {
    expect([ningxia, wuzhong, yanchi, weizhou, street].map(levelOfParty)).toEqual([
      'province',
      'county',
      'county',
      'township',
      undefined,
    ]);
  });
});
