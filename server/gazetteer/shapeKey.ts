import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../data/shapes/similar-shapes.csv', import.meta.url));

/** Sets of characters that are misread for each other: data/shapes/similar-shapes.csv. */
export const similarShapes = (): string[] => readFileSync(FILE, 'utf8').split('\n').slice(1).filter(Boolean);

let firstOfSet: ReadonlyMap<string, string> | undefined;

const readSets = (): ReadonlyMap<string, string> =>
  new Map(
    similarShapes().flatMap((set) => {
      const [first = '', ...others] = set;
      return others.map((other) => [other, first] as const);
    }),
  );

/** The normalised name with each character that is easily misread replaced by the first of its set: 太平 → 大平, 末 → 未. */
export function shapeKey(norm: string): string {
  firstOfSet ??= readSets();
  let key = '';
  for (const char of norm) key += firstOfSet.get(char) ?? char;
  return key;
}
