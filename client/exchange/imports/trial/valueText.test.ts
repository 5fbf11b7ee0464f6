import { expect, it } from 'vitest';
import { valueText } from './valueText.ts';

it.each([
  ['text', '黄河路', '黄河路'],
  ['zero', 0, '0'],
  ['nothing', null, null],
  ['an empty text', '', null],
  ['a list', ['a', null], 'a、—'],
  ['a shape', { type: 'Point', coordinates: [106, 38] }, 'Point'],
  ['anything else', { a: 1 }, '{"a":1}'],
])('reads %s', (_, value, text) => {
  expect(valueText(value)).toBe(text);
});
