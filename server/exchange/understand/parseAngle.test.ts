import { describe, expect, it } from 'vitest';
import { parseAngle } from './parseAngle.ts';

const degrees = (text: string, axis: 'lon' | 'lat' = 'lon') => {
  const angle = parseAngle(text, axis);
  return 'degrees' in angle ? angle.degrees : angle.zh;
};

describe('angles as offices write them', () => {
  it.each([
    ['106°11′58.0″'],
    ['106°11\'58.0"'],
    ['106度11分58.0秒'],
    ['东经106°11′58.0″'],
    ['E106 11 58.0'],
    ['１０６°１１′５８．０″'],
    ['106° 11′ 58.0″ E'],
    ["106°11'58''"],
    ['106º11’58”'],
    ['106.1994444'],
  ])('%s', (text) => expect(degrees(text)).toBeCloseTo(106 + 11 / 60 + 58 / 3600, 6));

  it.each([
    ['北纬37°27′00.9″', 37 + 27 / 60 + 0.9 / 3600],
    ['N37 53 05.4', 37 + 53 / 60 + 5.4 / 3600],
    ['37.5', 37.5],
  ])('%s', (text, wanted) => expect(degrees(text, 'lat')).toBeCloseTo(wanted, 9));

  it('tells that seconds are missing, and takes metres as they are', () => {
    expect(parseAngle('106°11′', 'lon')).toEqual({ degrees: 106 + 11 / 60, rough: true });
    expect(parseAngle('106°11.5′', 'lon')).toMatchObject({ rough: false });
  });
});

it.each([
  ['106°75′58″', 'lon', /75/],
  ['106°11′62.5″', 'lon', /62.5/],
  ['97°59′51″', 'lat', /90/],
  ['东经106°11′58″西经', 'lon', /矛盾/],
  ['106,11', 'lon', /逗号/],
  ['北纬', 'lat', /只有方向/],
  ['一百零六度', 'lon', /汉字数字/],
  ['W106°11′58″', 'lon', /西半球/],
  ['N106°11′58″', 'lon', /不符/],
  ['', 'lon', /为空/],
  ['106°11′58″ 37°27′00″', 'lon', /不能/],
  ['<b>106</b>', 'lon', /不能/],
] as const)('%s is no %s', (text, axis, why) => expect(degrees(text, axis)).toMatch(why));
