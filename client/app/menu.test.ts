import { expect, it } from 'vitest';
import { entryAt, menuFor, startFor } from './menu.ts';

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
  ['/', undefined],
])('marks the entry of %s', (address, key) => {
  expect(entryAt(address)?.key).toBe(key);
});
