import { describe, expect, it } from 'vitest';
import { freshCodes, type ToldCodes } from './freshCodes.ts';

describe('codes before a camera that looks on', () => {
  it('are told once while they stay in view, blurred pictures between', () => {
    const told: ToldCodes = new Map();
    expect(freshCodes(told, ['a'], true)).toEqual(['a']);
    for (const texts of [['a'], [], [], ['a'], ['a']]) expect(freshCodes(told, texts, true)).toEqual([]);
    expect(freshCodes(told, ['a', 'b'], true)).toEqual(['b']);
  });

  it('are told again when they had left: a second plate with the same code is noticed', () => {
    const told: ToldCodes = new Map();
    freshCodes(told, ['a'], true);
    for (let i = 0; i < 8; i += 1) freshCodes(told, [], false);
    expect(freshCodes(told, ['a'], true)).toEqual(['a']);
  });

  it('wait while a plate is judged, and the one that lies there afterwards is told', () => {
    const told: ToldCodes = new Map();
    freshCodes(told, ['a'], true);
    expect(freshCodes(told, ['b'], false)).toEqual([]);
    expect(freshCodes(told, ['a', 'b'], true)).toEqual(['b']);
  });
});
