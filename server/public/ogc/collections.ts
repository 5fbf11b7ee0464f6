import { Problem } from '../../platform/problem.ts';
import { boundaryLines, builtUpAreas, divisions } from './areaCollections.ts';
import type { Collection, Field } from './collection.ts';
import { placeNames, places } from './placeCollections.ts';
import { announcements, changes, signs } from './recordCollections.ts';

/** Every collection, in the order of the lists. */
export const COLLECTIONS: readonly Collection[] = [
  places,
  placeNames,
  divisions,
  boundaryLines,
  builtUpAreas,
  signs,
  announcements,
  changes,
];

/** @throws Problem not-found */
export function collectionOf(id: string): Collection {
  const found = COLLECTIONS.find((collection) => collection.id === id);
  if (found) return found;
  throw new Problem('not-found', 'There is no such collection', { detailZh: '没有这个数据集。' });
}

/** What is written of a feature, in order. */
export const shownFields = ({ fields }: Collection): [string, Field][] =>
  Object.entries(fields).filter(([, { filterOnly }]) => !filterOnly);
