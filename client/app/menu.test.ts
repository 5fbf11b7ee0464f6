import { expect, it } from 'vitest';
import { entryAt, menuFor, startFor } from './menu.ts';
import { isUnfolded } from './menuFolds.ts';

const HANDLER = ['naming.handle', 'naming.read', 'naming.opine', 'register.read', 'signs.read'];

it('shows only what the permissions open, in the order of the menu', () => {
  expect(menuFor(['register.read', 'naming.opine']).map(({ key }) => key)).toEqual([
    'opinions',
    'places',
    'batch',
    'builtUpAreas',
    'divisions',
  ]);
});

it.each([
  ['a handler, although opinions may be asked of the office too', HANDLER, '/cases'],
  ['a consulted office', ['naming.opine', 'naming.read', 'register.read'], '/opinions'],
  ['an auditor', ['audit.read', 'naming.read', 'register.read'], '/audit'],
  ['an administrator', ['admin.accounts', 'register.read'], '/places'],
  ['somebody without work', [], null],
])('starts the day of %s', (_, permissions, path) => {
  expect(startFor(permissions)).toBe(path);
});

it.each([
  ['/boundaries', 'boundaries'],
  ['/boundaries/85385e06/edit', 'boundaries'],
  ['/boundaries/topology', 'topology'],
  ['/boundaries/topology/85385e06', 'topology'],
  ['/divisions/640302', 'divisions'],
  ['/signs/owners', 'signs'],
  ['/signs/indicators', 'signOrders'],
  ['/', undefined],
])('marks the entry of %s', (address, key) => {
  expect(entryAt(address)?.key).toBe(key);
});

const MANY = { entries: 30, current: 'signs' } as const;

it.each([
  ['as its user left it', isUnfolded({ lines: true }, 'lines', MANY), true],
  ['as its user left it, although he is there', isUnfolded({ signs: false }, 'signs', MANY), false],
  ['where the person is', isUnfolded({}, 'signs', MANY), true],
  ['daily work', isUnfolded({}, 'names', MANY), true],
  ['no daily work', isUnfolded({}, 'exchange', MANY), false],
  ['all of a short menu', isUnfolded({}, 'exchange', { ...MANY, entries: 9 }), true],
])('opens a group of the menu: %s', (_, isOpen, expected) => {
  expect(isOpen).toBe(expected);
});
