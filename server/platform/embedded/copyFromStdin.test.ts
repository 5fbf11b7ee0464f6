import { expect, it } from 'vitest';
import { asksForCopyFromStdin } from './copyFromStdin.ts';
import { FRAME, frame, queryFrame } from './frames.ts';

const parse = (text: string): Buffer => frame(FRAME.parse, Buffer.from(`\0${text}\0\0\0`));

it.each([
  'copy t from stdin',
  'Copy t (a, b) From StdIn;',
  '-- load\ncopy t from stdin',
  '/* copy */ copy "from" from stdin',
  `select 'a;b'; copy t from stdin`,
  `select e'it\\'s'; copy t from stdin`,
])('finds it in: %s', (text) => {
  expect(asksForCopyFromStdin(queryFrame(text))).toBe(true);
  expect(asksForCopyFromStdin(parse(text))).toBe(true);
});

it.each([
  'copy t to stdout',
  `select 'copy t from stdin'`,
  `select $x$; copy t from stdin $x$`,
  '-- copy t from stdin\nselect 1',
  `copy t from '/tmp/file' -- not stdin`,
  'select copy, stdin from t',
])('lets pass: %s', (text) => {
  expect(asksForCopyFromStdin(queryFrame(text))).toBe(false);
  expect(asksForCopyFromStdin(parse(text))).toBe(false);
});
