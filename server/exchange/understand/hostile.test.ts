import { expect, it } from 'vitest';
import { tableOf, understood } from '#tests/exchange/sampleFile.ts';
import { cleanName } from './cleanName.ts';
import { cleanCell, visible } from './cleanText.ts';

// Each took seconds, in the process that answers everybody: of 32,767 characters, and a file has a million cells.
const MANY = 32_000;
const HOSTILE = {
  blanks: `甲${' '.repeat(MANY)}乙`,
  invisible: `${'\u200b'.repeat(MANY)}甲${'\u200b'.repeat(MANY)}`,
  tags: '<'.repeat(MANY),
  brackets: `（${' '.repeat(MANY)}`,
};

it.each(Object.entries(HOSTILE))('cells of %s are read before anybody gives up waiting', (_, text) => {
  for (let i = 0; i < 20; i += 1) expect(cleanName(cleanCell(text).text).name?.length ?? 0).toBeLessThanOrEqual(60);
});

it('takes off what stands at the ends, and nothing within', () => {
  expect(cleanCell('\ufeff\u3000 甲 乙\u00a0\u200b ').text).toBe('甲 乙');
  expect(cleanCell(' \u3000\u200b').text).toBe('');
});

it('cuts no character in half', () => {
  const text = `${'甲'.repeat(59)}𠮷𠮷`;
  expect(visible(text)).toBe(`${'甲'.repeat(59)}…`);
  const { name, findings } = cleanName('𠮷'.repeat(200));
  expect([name, findings.map(({ code }) => code)]).toEqual(['𠮷'.repeat(30), ['name-too-long']]);
});

it('refuses a number of a marker that is longer than any', async () => {
  const { rows } = await understood(
    tableOf([
      ['界桩编号', '经度', '纬度'],
      ['9'.repeat(5000), '106.2', '37.9'],
    ]),
  );
  expect(rows[0]?.code).toBe('9'.repeat(60));
  expect(rows[0]?.findings.map(({ code }) => code)).toContain('cell-too-long');
});

it('takes a column of coordinates that the file does not have for none', async () => {
  const file = tableOf([
    ['名称', '类别'],
    ['甲村', '居民点'],
  ]);
  const { rows } = await understood(file, {
    kind: 'places',
    choices: { mapping: { lon: 'constructor', lat: 'toString' } },
  });
  expect(rows[0]?.geometry).toBeNull();
});
