import { expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { jobFailure } from './jobFailure.ts';

it('keeps the words of a problem in both languages', () => {
  const failure = jobFailure(new Problem('not-found', 'No such run', { detailZh: '没有这次导入。' }));
  expect(failure).toEqual({ message: 'No such run', messageZh: '没有这次导入。', code: 'not-found' });
});

it('leaves out what may be personal', () => {
  const error = Object.assign(new Error('invalid input "马某某" of ma@example.cn, 13909530000, 64030219800101001X'), {
    code: '22P02',
  });
  expect(jobFailure(error)).toEqual({ message: 'invalid input "…" of …, …, …', code: '22P02' });
});

it('says something of whatever was thrown', () => {
  expect(jobFailure('aus')).toEqual({ message: 'aus' });
  expect(jobFailure(new TypeError('x'.repeat(600)))).toEqual({ message: 'x'.repeat(500), code: 'TypeError' });
});
