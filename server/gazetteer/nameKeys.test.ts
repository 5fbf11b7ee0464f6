import { expect, it } from 'vitest';
import { loadNamingTables } from './loadNamingTables.ts';
import { nameKeys } from './nameKeys.ts';
import { readingsOf } from './readingsOf.ts';
import { splitName } from './splitName.ts';

const tables = loadNamingTables();
const keys = (name: string) => nameKeys({ name, ...splitName(name, 'street', tables.generics) }, tables);

it('gives the columns a name is compared by', () => {
  expect(keys('裕民街')).toEqual({
    norm: '裕民街',
    specificNorm: '裕民',
    pinyinTone: ['yù mín jiē'],
    pinyinPlain: ['yu min jie'],
    initials: ['ymj'],
  });
});

it('gives names that sound alike a common key', () => {
  expect(keys('玉民街').pinyinTone).toEqual(keys('裕民街').pinyinTone);
  expect(keys('3巷').pinyinTone).toEqual(keys('三巷').pinyinTone);
  expect(keys('12条').pinyinPlain).toEqual(['shi er tiao']);
});

it('keeps every reading of a polyphone the registry has not settled, the registered one alone otherwise', () => {
  expect(keys('仇家路').pinyinPlain).toEqual(['chou jia lu', 'qiu jia lu']);
  expect(keys('乐清路').pinyinPlain).toEqual(['yue qing lu']);
  expect(keys('红寺堡路').pinyinPlain).toEqual(['hong si bu lu', 'hong si pu lu']);
});

it('stops at sixteen combinations', () => {
  expect(readingsOf('乐堡单会台解合朝', tables.readings).length).toBeLessThanOrEqual(16);
});

it('keeps a character outside the basic plane whole, so that its name can be stored', () => {
  expect(keys('𫊻窟路').initials).toEqual(['𫊻kl']);
});
