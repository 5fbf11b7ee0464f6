import { expect, it } from 'vitest';
import type { ChangeItem } from '#server/detection/ruleChangeContract.ts';
import { withItem } from './changeDraft.ts';

const end = (rowId: string): ChangeItem => ({ operation: 'end', kind: 'lexicon', rowId, baseVersion: 1 });
const add: ChangeItem = { operation: 'add', kind: 'lexicon', body: { text: '某' } };

it.each([
  { what: 'a new item goes to the end', items: [end('a')], item: add, at: null, expected: [end('a'), add], place: 1 },
  {
    what: 'a row is not changed twice',
    items: [end('a'), add],
    item: end('a'),
    at: null,
    expected: [end('a'), add],
    place: 0,
  },
  {
    what: 'an item is edited in its place',
    items: [end('a'), add],
    item: add,
    at: 1,
    expected: [end('a'), add],
    place: 1,
  },
  { what: 'two new items may be alike', items: [add], item: add, at: null, expected: [add, add], place: 1 },
])('$what', ({ items, item, at, expected, place }) => {
  expect(withItem(items, item, at)).toEqual({ items: expected, at: place });
});
