import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shapeKey, similarShapes } from './shapeKey.ts';
import { characterLevel } from './standardCharacters.ts';

describe('the shape key of a name', () => {
  it('is one for names that differ by easily misread characters', () => {
    expect(shapeKey('太平未来路')).toBe(shapeKey('大平末来路'));
    expect(shapeKey('宣城村')).not.toBe(shapeKey('宣州村'));
    expect(shapeKey('𫊻鱼街')).toBe('𫊻鱼街');
  });
  it('rests on sets of standard characters, each character in one set', () => {
    const chars = similarShapes().flatMap((set) => [...set]);
    expect(new Set(chars).size).toBe(chars.length);
    expect(chars.filter((char) => characterLevel(char) === null)).toEqual([]);
  });
  it('is what the migration gave the names that were there before', () => {
    const text = readFileSync(new URL('../../migrations/021-gazetteer-clash-keys.sql', import.meta.url), 'utf8');
    const [, from = '', to = ''] = /'([^']{100,})',\s*'([^']{100,})'\)/.exec(text) ?? [];
    expect([...from].map(shapeKey).join('')).toBe(to);
    expect([...from].length).toBe(similarShapes().reduce((sum, set) => sum + [...set].length - 1, 0));
  });
});
