import { expect, it } from 'vitest';
import { cardinalOf, spokenDigits } from './cardinalOf.ts';

it.each([
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十三', 23],
  ['一百零五', 105],
  ['9', 9],
  ['五一', null],
  ['九一八', null],
  ['', null],
  ['零', null],
])('%s is the number %s', (text, value) => {
  expect(cardinalOf(text)).toBe(value);
});

it.each([
  ['3', '三'],
  ['10', '十'],
  ['12', '十二'],
  ['105', '一百零五'],
  ['217', '二百一十七'],
  ['2000', '二千'],
  ['007', '零零七'],
  ['12345', '一二三四五'],
])('%s is read %s', (digits, read) => {
  expect(spokenDigits(digits)).toBe(read);
});
