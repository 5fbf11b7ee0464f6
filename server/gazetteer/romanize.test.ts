import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { PlaceCategory } from './contract.ts';
import { loadNamingTables } from './loadNamingTables.ts';
import { romanize } from './romanize.ts';
import { splitName } from './splitName.ts';

const tables = loadNamingTables();
const Example = z.object({
  id: z.string(),
  name: z.string(),
  category: PlaceCategory,
  settlement: z.string(),
  roman_tone: z.string(),
  review: z.string(),
});
const file = new URL('../../data/readings/examples.csv', import.meta.url);
const examples = Example.array().parse(parse(readFileSync(file), { columns: true }));

const spelled = (name: string, category: PlaceCategory, settlement = false) =>
  romanize({ name, category, settlement, ...splitName(name, category, tables.generics) }, tables);

it.each(examples)('$id $name is $roman_tone', ({ name, category, settlement, roman_tone, review }) => {
  const spelling = spelled(name, category, settlement === 'yes');
  expect({ roman: spelling.romanTone, review: spelling.review }).toEqual({
    roman: roman_tone,
    review: review === '' ? [] : review.split(';'),
  });
});

it('has all ninety numbered examples', () => {
  expect(examples.filter(({ id }) => /^\d+$/.test(id))).toHaveLength(90);
});

it('keeps ü and the apostrophe on a sign and replaces both for searching', () => {
  expect(spelled('绿安路', 'street')).toMatchObject({
    romanTone: "Lǜ'ān Lù",
    romanSign: "LÜ'AN LU",
    romanPlain: 'Lvan Lu',
  });
});

it('asks for review of a polyphone the registry does not settle, and says who proposed the reading', () => {
  expect(spelled('仇家村', 'committee_site')).toMatchObject({
    review: ['仇'],
    source: expect.stringContaining('pinyin-pro'),
  });
});

it('does not take a day for an ordinal', () => {
  expect(spelled('八一路', 'street').romanTone).toBe('Bāyī Lù');
});
