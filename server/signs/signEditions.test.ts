import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SignType } from './contract.ts';
import { signEditions } from './signEditions.ts';
import { typeface } from './typeface.ts';

const sum = (parts: readonly { share: number }[]): number => parts.reduce((total, { share }) => total + share, 0);

describe.each(signEditions().map((edition) => [edition.id, edition] as const))('%s', (_, edition) => {
  it('has every kind of plate once', () => {
    expect(edition.plates.map(({ type }) => type).sort()).toEqual([...SignType.options].sort());
  });

  it('divides every face without a rest', () => {
    for (const { proportions } of edition.plates) {
      expect(sum(proportions.columns)).toBeCloseTo(1, 9);
      for (const { bands } of proportions.columns) expect(sum(bands)).toBeCloseTo(1, 9);
    }
  });

  it('names only colours and faces that exist', () => {
    const colours = [...edition.colours.map(({ id }) => id), 'direction'];
    const used = edition.plates.flatMap(({ proportions }) =>
      proportions.columns.flatMap(({ ground, ink }) => [ground, ink]),
    );
    expect(colours).toEqual(expect.arrayContaining([...used, ...edition.directions.map(({ ground }) => ground)]));
    for (const { face } of Object.values(edition.lettering.bands)) expect(typeface(face).name).toBe(face);
  });

  it('keeps every colour within the ink that the material takes', () => {
    for (const { id, cmyk } of edition.colours) {
      const ink = cmyk.reduce((total, part) => total + part, 0);
      expect([id, ink <= edition.inks.maxPercent]).toEqual([id, true]);
      expect(cmyk.every((part) => part >= 0 && part <= 100)).toBe(true);
    }
  });

  it('names the faces of story and fallbacks, and no size of its own as the standard’s', () => {
    for (const face of [edition.lettering.story.face, ...edition.lettering.fallbacks])
      expect(typeface(face).name).toBe(face);
    for (const { size } of edition.plates) expect(size.verified || size.source.includes('非标准规定')).toBe(true);
  });

  it('claims as verified only what was read: the standard of 1999 as quoted and the notice of 2016', () => {
    const rows = JSON.stringify(edition).matchAll(/"source":"([^"]*)","verified":true/g);
    for (const [, source] of rows) expect(source).toMatch(/第5\.1条|民发〔2016〕64号/);
  });
});

it('the README has the checksum of the file', () => {
  const read = (name: string): Buffer => readFileSync(new URL(`../../data/signs/${name}`, import.meta.url));
  const checksum = createHash('sha256').update(read('editions.json')).digest('hex');
  expect(read('README.md').toString()).toContain(checksum);
});
