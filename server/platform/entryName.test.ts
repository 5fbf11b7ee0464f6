import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { entryName, entryPath } from './entryName.ts';

test.each([
  ['../../etc/passwd', '__.._etc_passwd'],
  ['..\\..\\系统.pdf', '__.._系统.pdf'],
  ['/绝对.pdf', '_绝对.pdf'],
  ['C:\\批复.pdf', 'C__批复.pdf'],
  ['..', '_'],
  ['.', '_'],
  ['.bashrc', '_bashrc'],
  ['申请书.', '申请书_'],
  ['NUL.pdf', '_NUL.pdf'],
  ['控制 con.pdf', '控制 con.pdf'],
  ['批复\u202Efdp.exe', '批复_fdp.exe'],
  ['一\u0000二\n三.pdf', '一_二_三.pdf'],
  ['半个\uD842.pdf', '半个_.pdf'],
  ['𠮷𫞩䶮路.pdf', '𠮷𫞩䶮路.pdf'],
  ['e\u0301tude.pdf', 'étude.pdf'],
])('%j is %j in an archive', (typed, name) => {
  expect(entryName(typed)).toBe(name);
});

test('a name too long keeps its ending and no half of a character', () => {
  const name = entryName(`${'𠮷'.repeat(300)}.pdf`);
  expect([[...name].length, name.endsWith('𠮷.pdf')]).toEqual([60, true]);
});

test('names that are the same are kept apart, and come out of the archive as they went in', () => {
  const entries = new Map<string, Uint8Array>();
  for (const name of ['批复/𠮷路.pdf', '批复/𠮷路.pdf', '批复/𠮷路.PDF', '无尾', '无尾'])
    entries.set(entryPath(entries.keys(), name), strToU8(name));
  const paths = ['批复/𠮷路.pdf', '批复/𠮷路 (2).pdf', '批复/𠮷路 (3).PDF', '无尾', '无尾 (2)'];
  expect([...entries.keys()]).toEqual(paths);
  const read = unzipSync(zipSync(Object.fromEntries(entries)));
  expect(Object.entries(read).map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual(
    expect.arrayContaining([...entries].map(([path, bytes]) => [path, strFromU8(bytes)])),
  );
});
